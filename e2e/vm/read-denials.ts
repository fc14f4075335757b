import { runGuestScript } from "./run-guest-script";

export const attemptsBegin = "attempts-begin";
export const attemptsEnd = "attempts-end";

/**
 * The denials of the host up to now, in their order. One record may name several permissions; the contexts are whole,
 * `permissive` is true where the record says that it was let through. `attempt` is the name of the while of deliberate
 * attempts that it fell into (deliberately.ts), null outside them.
 */
export async function readDenials(): Promise<Denial[]> {
  const log = await runGuestScript("read-audit.sh");
  const denials: Denial[] = [];
  let attempt: string | null = null;
  for (const line of log.split("\n")) {
    attempt = line.includes(attemptsEnd) ? null : (beginning.exec(line)?.[1] ?? attempt);
    const denial = parse(line);
    if (denial !== null) denials.push({ ...denial, attempt });
  }
  return denials;
}

export type Denial = {
  permissions: string[];
  source: string;
  target: string;
  object: string;
  permissive: boolean;
  attempt: string | null;
  line: string;
};

const beginning = new RegExp(`${attemptsBegin}-([\\w-]+)`);

function parse(line: string): Omit<Denial, "attempt"> | null {
  const match = pattern.exec(line);
  if (match?.groups === undefined) return null;
  const { permissions = "", source = "", target = "", object = "" } = match.groups;
  const permissive = match.groups.permissive === "1";
  return { permissions: permissions.split(" "), source, target, object, permissive, line };
}

const pattern =
  /avc: {2}denied {2}\{ (?<permissions>[^}]+) \}.* scontext=(?<source>\S+) tcontext=(?<target>\S+) tclass=(?<object>\w+)(?: permissive=(?<permissive>[01]))?/;
