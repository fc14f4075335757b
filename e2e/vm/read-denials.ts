import { runGuestScript } from "./run-guest-script";

/**
 * The denials of the host up to now, in their order. One record may name several permissions; the
 * contexts are whole, `permissive` is true where the record says that it was let through.
 */
export async function readDenials(): Promise<Denial[]> {
  const log = await runGuestScript("read-audit.sh");
  return log.split("\n").flatMap((line) => {
    const match = pattern.exec(line);
    if (match?.groups === undefined) return [];
    const { permissions = "", source = "", target = "", object = "" } = match.groups;
    const permissive = match.groups.permissive === "1";
    return [{ permissions: permissions.split(" "), source, target, object, permissive, line }];
  });
}

export type Denial = {
  permissions: string[];
  source: string;
  target: string;
  object: string;
  permissive: boolean;
  line: string;
};

const pattern =
  /avc: {2}denied {2}\{ (?<permissions>[^}]+) \}.* scontext=(?<source>\S+) tcontext=(?<target>\S+) tclass=(?<object>\w+)(?: permissive=(?<permissive>[01]))?/;
