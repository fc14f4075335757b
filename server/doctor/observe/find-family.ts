import type { HostObservation } from "../host-observation";

/** Which package tools a distribution has, from the text of os-release(5): ID first, then ID_LIKE. */
export function findFamily(osRelease: string): HostObservation["family"] {
  const ids = [...osRelease.matchAll(/^(?:ID|ID_LIKE)=["']?([a-z0-9._ -]*)["']?\s*$/gm)].flatMap(
    ([, value = ""]) => value.split(" "),
  );
  if (ids.some((id) => id === "debian" || id === "ubuntu")) return "debian";
  return ids.some((id) => id === "fedora" || id === "rhel" || id === "centos") ? "fedora" : null;
}
