import { lstat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import type { BuildPlaces } from "./build-places";

/**
 * Looks whether the plan can be built here and now. Throws ScError plan_refused, path_exists, domain_exists or
 * disk_full.
 */
export async function checkHost(plan: Plan, places: BuildPlaces): Promise<void> {
  const refusal = plan.warnings.find((warning) => warning.severity === "refuse");
  if (refusal !== undefined) {
    throw new ScError("plan_refused", refusal.text, refusal.fix === null ? {} : { fix: refusal.fix });
  }
  await checkTarget(places.target);
  await checkDomain(plan);
  await checkSpace(plan, places.containers);
}

async function checkTarget(target: string): Promise<void> {
  if ((await lstat(target).catch(() => null)) === null) return;
  throw new ScError("path_exists", `${target} exists already.`, {
    fix: "Choose another name. Nothing there was touched.",
  });
}

/** Looks at libvirt's files only: asking it costs as much as a small build, and the definition itself makes sure. */
async function checkDomain({ name }: Plan): Promise<void> {
  for (const folder of ["/etc/libvirt/lxc", "/run/libvirt/lxc"]) {
    if ((await lstat(join(folder, `${name}.xml`)).catch(() => null)) === null) continue;
    throw new ScError("domain_exists", `libvirt has a domain named ${name} already.`, {
      fix: "Choose another name. That domain was not touched.",
    });
  }
}

async function checkSpace(plan: Plan, folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= plan.store.neededBytes) return;
  throw new ScError(
    "disk_full",
    `${folder} has ${toMiB(bavail * bsize)} MiB free, the build needs ${toMiB(plan.store.neededBytes)} MiB.`,
    { fix: "Free some space there, or leave content out of the plan." },
  );
}

function toMiB(bytes: number): number {
  return Math.ceil(bytes / 1024 ** 2);
}
