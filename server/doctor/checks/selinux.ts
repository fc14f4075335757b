import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** SELinux has to enforce: without it labels are only text. */
export function checkSelinux(host: HostObservation): Check {
  const base = { id: "selinux", area: "selinux", title: "SELinux" } as const;
  const { mode, policy } = host.selinux;
  if (mode === "enforcing") {
    return { ...base, state: "ok", detail: `Enforcing, policy ${policy ?? "unknown"}.`, fix: null };
  }
  if (mode === "permissive") {
    const detail = "Permissive: violations are written to the log, but nothing is stopped.";
    const command = "setenforce 1 && sed -i 's/^SELINUX=.*/SELINUX=enforcing/' /etc/selinux/config";
    return { ...base, state: "warn", detail, fix: fix("Let it enforce, now and after a reboot.", command) };
  }
  const detail =
    "Off: labels are computed and kept, but NOTHING ENFORCES THEM. Namespaces and capabilities are all that separates the containers.";
  return { ...base, state: "warn", detail, fix: enableFix(host) };
}

function enableFix({ family }: HostObservation) {
  if (family === "debian") {
    const install = "apt-get install selinux-basics selinux-policy-default auditd policycoreutils";
    return fix(
      "Install and switch it on; the next boot labels every file.",
      `${install} && selinux-activate && reboot`,
    );
  }
  if (family === "fedora") {
    const on = "sed -i 's/^SELINUX=.*/SELINUX=enforcing/' /etc/selinux/config";
    const boot = "grubby --update-kernel=ALL --remove-args='selinux enforcing'";
    return fix(
      "Switch it on; the next boot labels every file.",
      `${on} && ${boot} && touch /.autorelabel && reboot`,
    );
  }
  return fix("Use a kernel with SELinux and boot with security=selinux selinux=1 and a policy installed.");
}
