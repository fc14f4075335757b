import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";

/** A plan rests on what the package database knows. */
export function checkPackages({ databases }: HostObservation): Check {
  const base = { id: "packages", area: "packages", title: "Package database" } as const;
  if (databases.length > 0) {
    const detail = databases.map(({ kind, packages }) => `${kind}: ${packages} packages`).join(", ");
    return { ...base, state: "ok", detail: `${detail}.`, fix: null };
  }
  return {
    ...base,
    state: "fail",
    detail: "There is neither a dpkg nor an rpm database with packages on this host.",
    fix: fix("Plans need one: use a host that is based on Debian or Fedora, or name one with --dbpath."),
  };
}
