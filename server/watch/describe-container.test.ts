import { describe, expect, it } from "vitest";
import type { Container } from "@/server/contract/container";
import type { Job } from "@/server/contract/job";
import { describeContainer, type Observed } from "./describe-container";

type Domain = NonNullable<Observed["domain"]>;
const record = { name: "web1", life: "present", autostart: false } as Observed["record"];
const run: Observed["run"] = {
  confinement: "not-enforced",
  liveContext: "a:b:c:d",
  otherContexts: ["x"],
  startedAt: 7,
};
const up: Domain = { state: "running", autostart: true, initPid: 42 };
const off: Domain = { state: "shut off", autostart: false, initPid: null };
const job = (kind: Job["kind"], begun: string[] = []) =>
  ({ id: "j", kind, steps: begun.map((id) => ({ id, state: "running" })) }) as Job;

const denials = { count: 0, suspicious: 0, lastAt: null };
const describeState = (changes: Partial<Observed>) =>
  describeContainer({ record, domain: null, job: null, run, lastEnd: null, denials, ...changes });

describe("state of a container", () => {
  const cases: [Container["state"], Partial<Observed>][] = [
    ["running", { domain: up }],
    ["paused", { domain: { ...up, state: "paused" } }],
    ["stopped", { domain: off }],
    ["missing", {}],
    ["building", { record: { ...record, life: "building" } }],
    ["building", { record: { ...record, life: "building" }, job: job("build"), domain: off }],
    ["deleting", { job: job("delete"), domain: up }],
    ["deleting", { job: job("delete") }],
    ["missing", { record: { ...record, life: "deleting" } }],
    ["starting", { job: job("start"), domain: off }],
    ["starting", { job: job("start"), domain: up }],
    ["stopping", { job: job("stop"), domain: up }],
    ["stopped", { job: job("stop"), domain: off }],
    ["stopping", { job: job("restart", ["stop"]), domain: up }],
    ["starting", { job: job("restart", ["stop"]), domain: off }],
    ["starting", { job: job("restart", ["stop", "start"]), domain: up }],
  ];

  it.each(cases)("is %s (%#)", (state, changes) => {
    expect(describeState(changes).state).toBe(state);
  });

  it("shows pid, label and start only while it runs, and libvirt's autostart before ours", () => {
    expect(describeState({ domain: up })).toMatchObject({
      initPid: 42,
      liveContext: "a:b:c:d",
      otherContexts: ["x"],
      startedAt: 7,
      autostart: true,
    });
    expect(describeState({ domain: off })).toMatchObject({
      initPid: null,
      liveContext: null,
      otherContexts: [],
      startedAt: null,
    });
  });
});
