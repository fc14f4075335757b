import { absolutePathSchema } from "@/server/contract/absolute-path";
import type { TmpfilesFacts } from "@/server/contract/facts";
import { splitWords } from "./split-words";
import { expandSpecifiers } from "./unit-specifiers";

/**
 * Lines of a tmpfiles.d(5) file, specifiers resolved, "-" as null. Lines without a valid path are left out; /var/run is
 * /run, as systemd-tmpfiles says it itself.
 */
export function parseTmpfiles(
  text: string,
  from: Pick<TmpfilesFacts, "source" | "package">,
  hostname: string,
): TmpfilesFacts[] {
  const identity = { name: "systemd-tmpfiles-setup.service", path: from.source, hostname };
  return text.split("\n").flatMap((line) => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const [type = "", name = "", mode, user, group, , ...argument] = splitWords(line).map(({ text: word }) =>
      expandSpecifiers(word, identity),
    );
    const path = absolutePathSchema.safeParse(normalise(name));
    if (!/^[a-zA-Z][-+!=~^$?]*$/.test(type) || !path.success) return [];
    return [
      {
        type,
        path: path.data,
        mode: present(mode),
        user: present(user),
        group: present(group),
        argument: present(argument.join(" ")),
        source: from.source,
        package: from.package,
      },
    ];
  });
}

const normalise = (name: string): string =>
  name.replace(/^\/var\/run(?=\/|$)/, "/run").replace(/(.)\/+$/, "$1");

const present = (word: string | undefined): string | null =>
  word === undefined || word === "" || word === "-" ? null : word;
