import type { SysusersFacts } from "@/server/contract/facts";
import { splitWords } from "./split-words";

/** Lines `u`, `g` and `m` of a sysusers.d(5) file ("u!" counts as u); others are left out. */
export function parseSysusers(
  text: string,
  from: Pick<SysusersFacts, "source" | "package">,
): SysusersFacts[] {
  return text.split("\n").flatMap((line): SysusersFacts[] => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const [word = "", name = "", id = "-", gecos, home, shell] = splitWords(line).map(
      ({ text: part }) => part,
    );
    const type = types.find((one) => one === word.replace(/!$/, ""));
    if (type === undefined || !namePattern.test(name)) return [];
    return [{ type, name, id, gecos: present(gecos), home: present(home), shell: present(shell), ...from }];
  });
}

const types = ["u", "g", "m"] as const;
const namePattern = /^[A-Za-z_][A-Za-z0-9_.-]*\$?$/;

const present = (word: string | undefined): string | null =>
  word === undefined || word === "" || word === "-" ? null : word;
