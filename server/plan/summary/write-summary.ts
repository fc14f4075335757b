import type { Plan } from "@/server/contract/plan";
import type { Identity } from "../identity/identity";
import { baseName } from "../path/base-name";
import type { PlanContext } from "../plan-context";

/** One sentence that says what the container is: what runs as whom, what it can write, what of the host it sees. */
export function writeSummary(
  { request, facts }: PlanContext,
  identities: { starter: Identity; writer: Identity },
  parts: Pick<Plan, "mounts" | "entries"> & Pick<Plan["init"], "runtimeDirectories">,
): string {
  const program = baseName(facts.executable.path);
  const who = [...new Set([identities.starter.user, identities.writer.user])].join(" and ");
  const shared = parts.mounts.filter(
    (mount) => mount.kind === "bind" && mount.readOnly && mount.source === mount.target,
  );
  const sees = shared.map(({ target }) => target);
  const own = countOwnDirectories(parts);
  const directories = own === 1 ? "1 directory of its own" : `${own} directories of its own`;
  return `${request.name} will run ${program} as ${who}; it can write ${directories}; of the host it sees ${join(sees)}, read-only, and nothing else.`;
}

/** Highest private directories for data, and those in /run, that are made for this program and not for every container. */
function countOwnDirectories({
  entries,
  runtimeDirectories,
}: Pick<Plan, "entries"> & Pick<Plan["init"], "runtimeDirectories">) {
  const isData = (path: string) => /^\/(var|srv|home)\/./.test(path);
  const paths = [
    ...entries
      .filter(({ kind, disposition, reason, path }) => {
        const isPrivate = kind === "directory" && (disposition === "empty" || disposition === "copy");
        return isPrivate && isData(path) && isOfProgram(reason.evidence, path);
      })
      .map(({ path }) => path),
    ...runtimeDirectories.filter(({ reason }) => reason.evidence !== "base").map(({ path }) => path),
  ];
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(`${other}/`)))
    .length;
}

/** Not the directories of the hierarchy that all packages list. */
function isOfProgram(evidence: string, path: string): boolean {
  return evidence !== "place" && !common.has(path) && (evidence !== "base" || path.startsWith("/home/"));
}

const common = new Set([
  "/var/cache",
  "/var/lib",
  "/var/log",
  "/var/mail",
  "/var/opt",
  "/var/spool",
  "/var/tmp",
]);

function join(paths: readonly string[]): string {
  return paths.length < 2 ? (paths[0] ?? "nothing") : `${paths.slice(0, -1).join(", ")} and ${paths.at(-1)}`;
}
