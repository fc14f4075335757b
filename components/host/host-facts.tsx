"use client";

import { useHost } from "../live/use-host";
import { KeyValues } from "../ui/key-values";
import { Skeleton } from "../ui/skeleton";

/** The host in a few facts. */
export function HostFacts() {
  const { data: host } = useHost();
  if (!host) return <Skeleton className="h-40 w-full" />;
  const { selinux, libvirt } = host;
  return (
    <KeyValues
      items={[
        { key: "Name", value: host.hostname },
        { key: "System", value: host.system },
        { key: "Packages", value: host.packageDbs.join(" and ") || "no package database" },
        {
          key: "SELinux",
          value: `${selinux.mode}${selinux.policy === null ? "" : `, policy ${selinux.policy}`}`,
        },
        {
          key: "libvirt",
          value: libvirt.reachable
            ? `${libvirt.version ?? "reachable"}, ${libvirt.selinuxDriver ? "with" : "without"} its SELinux driver`
            : "does not answer",
        },
        { key: "Secure Containers", value: host.helperVersion },
      ]}
    />
  );
}
