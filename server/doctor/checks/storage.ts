import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** Room for containers: a build stages its files beside the target. */
export function checkStorage({ storage }: HostObservation): Check {
  const base = { id: "storage", area: "storage", title: "Disk space" } as const;
  const gibibytes = storage.freeBytes / 1024 ** 3;
  const detail = `${gibibytes.toFixed(1)} GiB free for ${storage.path}.`;
  if (gibibytes >= 1) return { ...base, state: "ok", detail, fix: null };
  return {
    ...base,
    state: gibibytes < 0.1 ? "fail" : "warn",
    detail,
    fix: fix(
      "Make room, or keep containers elsewhere: SC_STATE_DIR names the directory.",
      `df -h ${storage.path}`,
    ),
  };
}
