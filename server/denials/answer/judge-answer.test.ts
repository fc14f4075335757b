import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Denial } from "@/server/contract/denial";
import { tellDenial } from "../tell-denial";
import { readLog } from "../testing/read-log";
import { records } from "../testing/records";
import { isSameAccess } from "./is-same-access";
import { judgeAnswer, type Seen } from "./judge-answer";

const minute = 60_000;
const change = { what: 'path="/opt/x/data"', target: "system_u:object_r:usr_t:s0", permissions: "write" };
const denial = tell(change);
const at = 10 * minute;
const seen: Seen = {
  denial,
  appliedAt: at,
  groups: [{ denial, lastAt: at - 1 }],
  run: { startedAt: at + 1000 },
  sight: "whole",
  observed: null,
  now: at + 31_000,
};

describe("what became of a denial", () => {
  it("is watched until its container has run for a minute since", () => {
    expect(judgeAnswer(seen)).toEqual({
      state: "watching",
      text: "Not denied again yet; it has run for 30 s of the 60 that are waited for.",
    });
    expect(judgeAnswer({ ...seen, now: at + 1000 + 2 * minute })).toEqual({
      state: "fixed",
      text: expect.stringMatching(
        /ran for 2 minutes without being denied this\. Whether it tried is not known\.$/,
      ),
    });
  });

  it("is not fixed by a run from before the change, by none, or where nothing is seen", () => {
    const later = { ...seen, now: at + 60 * minute };
    expect(judgeAnswer({ ...later, run: { startedAt: at - 1 } }).state).toBe("watching");
    expect(judgeAnswer({ ...later, run: null }).text).toContain("does not run");
    expect(judgeAnswer({ ...later, sight: "selinux-off" }).text).toContain("SELinux is off");
    for (const sight of ["no-log", "lost", "unconfined"] as const) {
      expect(judgeAnswer({ ...later, sight }).state).toBe("watching");
    }
  });

  it("is not fixed where a flood hides it, nor by another name of the process", () => {
    const later = { ...seen, now: at + 60 * minute };
    const nameless = { ...denial, path: null, name: null, comm: null, exe: null };
    const flood = {
      denial: { ...nameless, explanation: { ...denial.explanation, sentence: "" } },
      lastAt: at + 5,
    };
    expect(judgeAnswer({ ...later, groups: [flood] })).toMatchObject({
      state: "watching",
      text: expect.stringContaining("not told apart"),
    });
    const renamed = { denial: { ...denial, comm: "worker-2" }, lastAt: at + 5 };
    expect(judgeAnswer({ ...later, groups: [renamed] }).state).toBe("denied");
  });

  it("stays fixed by what was seen, and is denied by the same access, whatever it is explained as", () => {
    const observed = { from: at + 1000, until: at + 1000 + minute };
    expect(judgeAnswer({ ...seen, run: null, observed }).state).toBe("fixed");
    const again = { ...tell({ ...change, target: "system_u:object_r:container_file_t:s0" }) };
    for (const sight of ["whole", "selinux-off"] as const) {
      const groups = [...seen.groups, { denial: again, lastAt: at + 5 }];
      expect(judgeAnswer({ ...seen, groups, observed, sight }).state).toBe("denied");
    }
  });

  it("is never fixed when the same was denied later, nor before a minute was seen", () => {
    const time = fc.integer({ min: 0, max: 20 * minute });
    fc.assert(
      fc.property(time, time, time, (lastAt, startedAt, now) => {
        const { state } = judgeAnswer({ ...seen, groups: [{ denial, lastAt }], run: { startedAt }, now });
        if (lastAt > at) expect(state).toBe("denied");
        else if (startedAt <= at || now - startedAt < minute) expect(state).toBe("watching");
        else expect(state).toBe("fixed");
      }),
    );
  });
});

it("the same access has container, object and a permission in common", () => {
  expect(isSameAccess(denial, tell({ ...change, permissions: "append write" }))).toBe(true);
  expect(isSameAccess(denial, tell({ ...change, permissions: "append" }))).toBe(false);
  expect(isSameAccess(denial, tell({ ...change, what: 'path="/opt/x/other"' }))).toBe(false);
  expect(isSameAccess(denial, tell({ ...change, class: "dir" }))).toBe(false);
  const port = { class: "tcp_socket", permissions: "name_bind", target: "a:b:http_port_t:s0" };
  expect(isSameAccess(tell({ ...port, what: "src=80" }), tell({ ...port, what: "src=80" }))).toBe(true);
  expect(isSameAccess(tell({ ...port, what: "src=80" }), tell({ ...port, what: "src=81" }))).toBe(false);
});

function tell(what: Parameters<typeof records.avc>[0]): Denial {
  const [decision] = readLog(`type=AVC ${records.stamp()}: ${records.avc(what)}`).decisions;
  if (!decision) throw new Error("no decision");
  return tellDenial(decision, { holders: [] }, () => ({ plan: null, reason: null }));
}
