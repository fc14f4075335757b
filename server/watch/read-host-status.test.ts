import { expect, it } from "vitest";
import { readHostStatus } from "./read-host-status";

it("says since when libvirt is away, also when it is asked again", async () => {
  const libvirt = { reachable: true, awaySince: null, version: "9.0.0", selinuxDriver: true };
  const first = await readHostStatus(false, { libvirt, packageDbs: [], helperVersion: "0" });
  expect(Math.abs(Date.now() - (first.libvirt.awaySince ?? 0))).toBeLessThan(10_000);
  const awaySince = 1000;
  const again = await readHostStatus(false, { ...first, libvirt: { ...first.libvirt, awaySince } });
  expect(again.libvirt).toEqual({ ...libvirt, reachable: false, awaySince });
});
