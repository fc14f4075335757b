import { runGuestScript } from "./run-guest-script";

export const attemptsBegin = "attempts-begin";
export const attemptsEnd = "attempts-end";

/**
 * The denials of the host up to now, in their order. One record may name several permissions; the contexts are whole,
 * `permissive` is true where the record says that it was let through. `attempt` counts the whiles of deliberate attempts
 * from 1 and is null outside them.
 */
export async function readDenials(): Promise<Denial[]> {
  const log = await runGuestScript("read-audit.sh");
  const denials: Denial[] = [];
  let count = 0;
  let isAttempt = false;
  for (const line of log.split("\n")) {
    if (line.includes(attemptsBegin)) count += 1;
    if (line.includes(attemptsBegin)) isAttempt = true;
    if (line.includes(attemptsEnd)) isAttempt = false;
    const denial = parse(line);
    if (denial !== null) denials.push({ ...denial, attempt: isAttempt ? count : null });
  }
  return denials;
}

export type Denial = {
  permissions: string[];
  source: string;
  target: string;
  object: string;
  permissive: boolean;
  attempt: number | null;
  line: string;
};

function parse(line: string): Omit<Denial, "attempt"> | null {
  const match = pattern.exec(line);
  if (match?.groups === undefined) return null;
  const { permissions = "", source = "", target = "", object = "" } = match.groups;
  const permissive = match.groups.permissive === "1";
  return { permissions: permissions.split(" "), source, target, object, permissive, line };
}

const pattern =
  /avc: {2}denied {2}\{ (?<permissions>[^}]+) \}.* scontext=(?<source>\S+) tcontext=(?<target>\S+) tclass=(?<object>\w+)(?: permissive=(?<permissive>[01]))?/;
