import type { Plan, PlanMount } from "@/server/contract/plan";
import type { Finding } from "@/server/contract/verification";
import type { Mount } from "@/server/host/read-mounts";
import type { LiveObservation } from "../observation";
import { finding } from "./finding";
import { isLibvirtsMount } from "./is-libvirts-mount";
import { joinSome } from "./join-some";

/**
 * The plan's mounts against those of the running container, by what is mounted and where: file system and path in it.
 * Besides them only libvirt's own may be there: it binds a directory without what is mounted below it, and nothing that
 * the host mounts later comes along (lxc_container.c lxcContainerMountFSBind, lxcContainerPivotRoot). Pure.
 */
export function judgeMounts({ mounts }: Pick<Plan, "mounts">, live: LiveObservation | null): Finding {
  const say = (state: Finding["state"], detail: string) =>
    finding("drift", "mounts", "Mounts", state, detail);
  if (live === null) return say("unknown", "The container does not run; nothing is mounted.");
  const planned = new Map<string, PlanMount>(mounts.map((mount) => [mount.target, mount]));
  const seen = new Set<string>();
  const strange = live.mounts.flatMap((mount) => {
    const { target } = mount;
    if (seen.has(target)) return [`${target} has something mounted over it`];
    seen.add(target);
    const plan = planned.get(target);
    if (plan !== undefined)
      return isAsPlanned(plan, mount, live) ? [] : [`${target} is not of what was planned`];
    return isLibvirtsMount(mount, live) ? [] : [`${target} is not in the plan`];
  });
  const missing = [...planned.keys()].filter((target) => !seen.has(target));
  const wrong = [...missing.map((target) => `${target} is missing`), ...strange];
  if (wrong.length > 0) return say("fail", `${joinSome(wrong)}.`);
  return say("pass", `All ${mounts.length} of the plan, each of what it says, and no other of the host.`);
}

/** Memory is the container's own when the host has not mounted the same. */
function isAsPlanned({ kind, target }: PlanMount, mount: Mount, { places, hostMounts }: LiveObservation) {
  if (kind === "tmpfs") return mount.type === "tmpfs" && mount.root === "/" && !isHosts(mount, hostMounts);
  const place = places.get(target);
  return place?.device === mount.device && place.root === mount.root;
}

function isHosts({ device }: Mount, hostMounts: readonly Mount[]): boolean {
  return hostMounts.some((mount) => mount.device === device);
}
