import { describe, expect, it } from "vitest";
import type { Container } from "@/server/contract/container";
import type { HostStatus } from "@/server/contract/host-status";
import { describeConfinement } from "./describe-confinement";

const libvirt = { reachable: true, awaySince: null, version: null, selinuxDriver: true };
const host = { libvirt, selinux: { mode: "enforcing" as const, policy: "default" } };
const away = { ...host, libvirt: { ...libvirt, reachable: false, awaySince: 1 } };
const unknown = (state: Container["state"], initPid: number | null = null) => ({
  state,
  initPid,
  confinement: "unknown" as const,
});

describe("what is known of a container's confinement", () => {
  it.each(["stopped", "building", "missing", "starting", "stopping", "deleting"] as const)(
    "is that nothing is there to confine: %s, without an init",
    (state) => {
      expect(describeConfinement(unknown(state), host)).toEqual({ kind: "stopped", reason: null });
    },
  );

  it.each([
    unknown("running"),
    unknown("running", 7),
    unknown("paused", 7),
    unknown("starting", 7),
    unknown("stopping", 7),
    unknown("deleting", 7),
  ])("is nothing where something runs whose label was not read (%#)", (container) => {
    const { kind, reason } = describeConfinement(container, host);
    expect([kind, reason]).toEqual(["unknown", "The label of its init could not be read."]);
  });

  it.each(["running", "missing"] as const)("is nothing without libvirt: %s", (state) => {
    const { kind, reason } = describeConfinement(unknown(state), away);
    expect([kind, reason]).toEqual(["unknown", expect.stringContaining("libvirt does not answer")]);
  });

  it("is what was seen, whether libvirt answers or not", () => {
    for (const confinement of ["enforced", "mismatch", "permissive", "not-enforced"] as const) {
      const seen = { ...unknown("running", 7), confinement };
      expect(describeConfinement(seen, away)).toEqual({ kind: confinement, reason: null });
    }
    expect(describeConfinement(unknown("stopped"), away).kind).toBe("stopped");
  });

  it("is that the host does not enforce, also of one that does not run", () => {
    const open: Pick<HostStatus, "selinux" | "libvirt"> = {
      ...host,
      selinux: { mode: "permissive", policy: "default" },
    };
    expect(describeConfinement(unknown("stopped"), open).kind).toBe("not-enforced");
    expect(describeConfinement(unknown("stopped"), undefined).kind).toBe("stopped");
  });
});
