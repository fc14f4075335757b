import { readlink } from "node:fs/promises";
import type { Domain } from "@/server/host/list-domains";

/**
 * Kinds of namespaces(7) that an init does not have for itself alone, each with who else has it: the host, or another
 * domain that runs. One that cannot be read counts as the host's.
 */
export async function findSharedNamespaces(
  initPid: number,
  others: readonly Pick<Domain, "name" | "initPid">[],
): Promise<{ kind: string; owner: string | null }[]> {
  const shared = await Promise.all(
    ownNamespaces.map(async (kind) => {
      const [own, host] = await Promise.all([readNamespace(initPid, kind), readNamespace("self", kind)]);
      if (own === null || own === host) return [{ kind, owner: null }];
      const owners = await Promise.all(
        others.map(async (other) => {
          const isSame = other.initPid !== null && (await readNamespace(other.initPid, kind)) === own;
          return isSame ? [{ kind, owner: other.name }] : [];
        }),
      );
      return owners.flat();
    }),
  );
  return shared.flat();
}

/** Those that every container of ours has for itself. */
const ownNamespaces = ["pid", "mnt", "net", "ipc", "uts"];

function readNamespace(pid: number | "self", kind: string): Promise<string | null> {
  return readlink(`/proc/${pid}/ns/${kind}`).catch(() => null);
}
