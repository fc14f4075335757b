import { expect, it } from "vitest";
import { policyModules } from "./policy-modules";

it("lets one change run at a time, in order, and tells who has to wait", async () => {
  const told: string[] = [];
  const gate = makeGate();
  const first = policyModules.change(async () => {
    told.push("first begins");
    await gate.opened;
    told.push("first ends");
  });
  const second = policyModules.change(async () => told.push("second"), { onWait: () => told.push("waits") });
  gate.open();
  await Promise.all([first, second]);
  expect(told).toEqual(["waits", "first begins", "first ends", "second"]);
});

it("goes on after a failure, and drops what was cancelled while it waited", async () => {
  const gate = makeGate();
  const failing = policyModules.change(async () => {
    await gate.opened;
    throw new Error("no");
  });
  const cancelled = new AbortController();
  const dropped = policyModules.change(async () => "done", { signal: cancelled.signal });
  const last = policyModules.change(async () => "done");
  cancelled.abort();
  gate.open();
  await expect(failing).rejects.toThrow("no");
  await expect(dropped).rejects.toMatchObject({ code: "cancelled" });
  await expect(last).resolves.toBe("done");
});

function makeGate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
