import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** A user namespace turns a container's root into an ordinary user of the host. */
export function checkUserNamespaces({ userNamespaces }: HostObservation): Check {
  const base = { id: "user-namespaces", area: "tools", title: "User namespaces" } as const;
  const { supported, limit } = userNamespaces;
  if (supported && limit > 0) {
    return { ...base, state: "ok", detail: `The kernel has them, up to ${limit}.`, fix: null };
  }
  if (!supported) {
    const detail = "The kernel has no user namespaces (CONFIG_USER_NS).";
    return { ...base, state: "warn", detail, fix: fix("Use a kernel that has them, as distributions do.") };
  }
  return {
    ...base,
    state: "warn",
    detail: "User namespaces are switched off (user.max_user_namespaces is 0).",
    fix: fix(
      "Allow them.",
      "sysctl -w user.max_user_namespaces=65536 && echo user.max_user_namespaces=65536 > /etc/sysctl.d/90-user-namespaces.conf",
    ),
  };
}
