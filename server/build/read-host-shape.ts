import { readdir, readlink, stat } from "node:fs/promises";
import type { Plan } from "@/server/contract/plan";
import type { HostShape } from "./list-private-items";

/** What the private root has to match of the host: links of a merged /usr, and which mount points are files. */
export async function readHostShape(plan: Pick<Plan, "mounts" | "store">): Promise<HostShape> {
  const hasUsr = plan.mounts.some((mount) => mount.target === "/usr" && mount.kind === "bind");
  const fileTargets = new Set<string>();
  for (const { kind, source, target } of plan.mounts) {
    if (kind !== "bind" || source === null || source.startsWith(`${plan.store.path}/`)) continue;
    if (!(await stat(source)).isDirectory()) fileTargets.add(target);
  }
  return { links: hasUsr ? await readUsrLinks() : [], fileTargets };
}

async function readUsrLinks(): Promise<HostShape["links"]> {
  const entries = await readdir("/", { withFileTypes: true });
  const links = entries.filter((entry) => entry.isSymbolicLink());
  const found = await Promise.all(
    links.map(async ({ name }) => ({ name, target: await readlink(`/${name}`) })),
  );
  return found.filter(({ target }) => /^\/?usr\//.test(target));
}
