import type { Denial, Label } from "@/server/contract/denial";
import type { PolicyReason } from "@/server/contract/policy-reason";
import { isInstalled } from "./is-installed";
import { runCommand } from "./run-command";
import { selinuxMode } from "./selinux-mode";

/**
 * Why the policy that is loaded denies these accesses, as audit2why(1) works it out, in one run for all. Null for each where it
 * cannot be asked: SELinux is off, the tool is missing, or it does not know the labels. The records that it is given are
 * made here: nothing in them is a process's own words.
 */
export async function askPolicy(accesses: readonly Access[]): Promise<(PolicyReason | null)[]> {
  const none = accesses.map(() => null);
  if (accesses.length === 0 || selinuxMode.read() === "disabled" || !isInstalled("audit2why")) return none;
  const input = accesses.map(writeRecord).join("");
  const answer = await runCommand("audit2why", [], { input, timeoutMs: 120_000 }).catch(() => "");
  return parseReasons(answer, accesses.length);
}

export type Access = Pick<Denial, "source" | "target" | "class" | "permissions">;

function writeRecord({ source, target, class: className, permissions }: Access, index: number): string {
  const access = `{ ${permissions.join(" ")} } for  pid=1 comm="x"`;
  const labels = `scontext=${write(source)} tcontext=${write(target)} tclass=${className ?? "file"}`;
  return `type=AVC msg=audit(1.000:${index}): avc:  denied  ${access} ${labels} permissive=0\n`;
}

function write(label: Label | null): string {
  if (label === null) return "?";
  return [label.user, label.role, label.type, ...(label.range === null ? [] : [label.range])].join(":");
}

/** Its texts: SELinuxProject/selinux python/audit2allow/audit2allow, __output_audit2why. Each begins with the record. */
export function parseReasons(answer: string, count: number): (PolicyReason | null)[] {
  const reasons: (PolicyReason | null)[] = Array.from({ length: count }, () => null);
  const parts = answer.split(/^.*msg=audit\(1\.000:(\d+)\).*$/m).slice(1);
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const index = Number(parts[at]);
    if (index < count) reasons[index] = parseReason(parts[at + 1] ?? "");
  }
  return reasons;
}

function parseReason(text: string): PolicyReason | null {
  const booleans = [...text.matchAll(/setsebool -P (\w+) ([01])/g)];
  if (booleans.length > 0) {
    return {
      kind: "boolean",
      booleans: booleans.map(([, name = "", value]) => ({ name, on: value === "1" })),
    };
  }
  const [kind] = texts.find(([, pattern]) => pattern.test(text)) ?? [];
  return kind === undefined ? null : { kind };
}

const texts = [
  ["allowed", /would be allowed by active policy/],
  ["constraint", /^#Constraint rule:|Policy constraint violation/m],
  ["role", /Missing role allow rule/],
  ["bounds", /Typebounds violation/],
  ["type", /Missing type enforcement|should be dontaudit'd/],
] as const;
