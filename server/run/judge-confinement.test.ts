import { describe, expect, it } from "vitest";
import { judgeConfinement } from "./judge-confinement";

const planned = "system_u:system_r:container_t:s0:c12,c77";
const enforcing = {
  selinux: "enforcing",
  running: true,
  liveContext: planned,
  otherContexts: [] as string[],
  isTypePermissive: false,
  plannedContext: planned,
} as const;

describe("judgeConfinement", () => {
  it("says enforced only for the planned label on an enforcing host", () => {
    expect(judgeConfinement(enforcing)).toBe("enforced");
  });

  it.each([
    "system_u:system_r:virtd_lxc_t:s0",
    "system_u:system_r:container_t:s0:c12",
    "system_u:system_r:container_t:s0:c12,c78",
    "system_u:system_r:container_t:s0",
    `${planned} `,
  ])("calls %j a mismatch", (liveContext) => {
    expect(judgeConfinement({ ...enforcing, liveContext })).toBe("mismatch");
  });

  it.each(["permissive", "disabled"] as const)(
    "says not-enforced on a %s host, whatever the label",
    (selinux) => {
      expect(judgeConfinement({ ...enforcing, selinux })).toBe("not-enforced");
      expect(judgeConfinement({ ...enforcing, selinux, liveContext: null })).toBe("not-enforced");
    },
  );

  it("calls one process with another label a mismatch, and a permissive type what it is", () => {
    const otherContexts = ["unconfined_u:unconfined_r:unconfined_t:s0"];
    expect(judgeConfinement({ ...enforcing, otherContexts })).toBe("mismatch");
    expect(judgeConfinement({ ...enforcing, isTypePermissive: true })).toBe("permissive");
    expect(judgeConfinement({ ...enforcing, otherContexts, isTypePermissive: true })).toBe("mismatch");
  });

  it("knows nothing of a container that does not run, or whose label cannot be read", () => {
    expect(judgeConfinement({ ...enforcing, running: false })).toBe("unknown");
    expect(judgeConfinement({ ...enforcing, liveContext: null })).toBe("unknown");
  });

  it("does not take the kernel's silence about a permissive type for a no", () => {
    expect(judgeConfinement({ ...enforcing, isTypePermissive: null })).toBe("unknown");
  });
});
