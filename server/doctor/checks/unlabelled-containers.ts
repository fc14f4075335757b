import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** A container that was created while SELinux was off has no label in its definition, and does not start with it on. */
export function checkUnlabelledContainers({ selinux, unlabelledContainers }: HostObservation): Check | null {
  if (unlabelledContainers.length === 0) return null;
  const base = { id: "unlabelled", area: "selinux", title: "Containers without a label" } as const;
  const names = unlabelledContainers.join(", ");
  if (selinux.mode === "disabled") {
    const detail = `${names}: created while SELinux is off. They will not start once it is on.`;
    return { ...base, state: "warn", detail, fix: fix("Switch SELinux on first, then create them again.") };
  }
  const detail = `${names}: created while SELinux was off. They do not start, because they would run unconfined.`;
  return {
    ...base,
    state: "fail",
    detail,
    fix: fix("Save what you need from their directories, delete them and create them again."),
  };
}
