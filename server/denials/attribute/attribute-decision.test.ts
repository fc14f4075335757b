import { describe, expect, it } from "vitest";
import type { PairHolder } from "@/server/contract/pair-holder";
import type { Decision } from "../event/decision";
import { readLog } from "../testing/read-log";
import { records, web1, web2File } from "../testing/records";
import { attributeDecision } from "./attribute-decision";
import { createHolderList } from "./learn-holders";

const time = 1795503461764;
const holders: PairHolder[] = [
  { name: "old2", pair: [3, 40], from: time - 9000, to: time - 5000 },
  { name: "web1", pair: [12, 77], from: time - 9000, to: null },
  { name: "web2", pair: [3, 40], from: time - 5000, to: null },
];
const own = "system_u:object_r:container_file_t:s0:c12,c77";
const shadow = "system_u:object_r:shadow_t:s0";

describe("a denial is tied to its container", () => {
  it.each([
    ["by type and pair", web1, shadow, "web1", null],
    ["and to the one whose file it was", web1, web2File, "web1", "web2"],
    ["and to nobody else where the file is its own", web1, own, "web1", null],
    ["by the pair alone", "system_u:system_r:container_t:s0:c77,c12", shadow, "web1", null],
    ["by a pair in the other notation", "system_u:system_r:container_t:s0-s0:c12,c77", shadow, "web1", null],
    ["by the type alone", "system_u:system_r:sc_web9_t:s0", web2File, "web9", "web2"],
    [
      "by its type where the pair is another's",
      "system_u:system_r:sc_web9_t:s0:c12,c77",
      web2File,
      "web9",
      "web2",
    ],
    ["with a hyphen in its name", "system_u:system_r:sc_my-web-1_t:s0:c1,c2", shadow, "my-web-1", null],
    ["when its controller could not start it", "system_u:system_r:virtd_lxc_t:s0", web2File, "web2", null],
    ["as the victim of a process of the host", "staff_u:staff_r:staff_t:s0", web2File, null, "web2"],
    ["but not the product's own domains", "system_u:system_r:sandboxcontainer_web_t:s0", shadow, null, null],
    ["but no pair that nobody has", "system_u:system_r:container_t:s0:c1,c2", shadow, null, null],
    ["but no whole range", "system_u:system_r:virtd_t:s0-s0:c0.c1023", shadow, null, null],
    ["but no single category", "system_u:system_r:container_t:s0:c12", shadow, null, null],
  ])("%s", (_how, source, target, container, victim) => {
    expect(attributeDecision(decide({ source, target }), { holders })).toEqual({ container, victim });
  });

  it("as the pair was held at the time", () => {
    const decision = { ...decide({ source: web1 }), time: time - 7000 };
    expect(attributeDecision(decision, { holders })).toEqual({ container: "web1", victim: "old2" });
    expect(attributeDecision({ ...decision, time: null }, { holders })).toEqual({
      container: "web1",
      victim: "web2",
    });
  });

  it("by the control group, where the label is none of a container", () => {
    const decision = decide({ source: "system_u:system_r:virtd_lxc_t:s0", target: shadow });
    const containerOfPid = (pid: number) => (pid === 503 ? "web1" : null);
    expect(attributeDecision(decision, { holders, containerOfPid }).container).toBe("web1");
    expect(attributeDecision({ ...decision, pid: 4 }, { holders, containerOfPid }).container).toBeNull();
  });

  it("as the sender of a record that is not believed", () => {
    const { decisions } = readLog(
      `type=USER_AVC ${records.stamp()}: pid=1 subj=${web1} msg='${records.avc({ source: web2File.replace("container_file_t", "sc_web2_t") })}'`,
    );
    expect(decisions.map((decision) => attributeDecision(decision, { holders }))).toEqual([
      { container: "web1", victim: null },
    ]);
  });
});

describe("a log by itself", () => {
  it("tells which container has which pair", () => {
    const list = createHolderList();
    list.learn(decide({ source: web1 }));
    list.learn(decide({ source: "system_u:system_r:sc_web2_t:s0:c3,c40", target: shadow }));
    expect(attributeDecision(decide({ source: web1 }), list)).toEqual({ container: "web1", victim: "web2" });
  });

  it("does not learn from what a process says", () => {
    const list = createHolderList();
    list.learn({
      ...decide({ source: "system_u:system_r:sc_web9_t:s0:c3,c40" }),
      sender: decide({ source: web1 }).source,
    });
    expect(list.holders).toEqual([]);
  });

  it("tells when a pair has changed hands", () => {
    const list = createHolderList();
    list.learn({
      ...decide({ source: "system_u:system_r:sc_old_t:s0:c3,c40", target: shadow }),
      time: time - 100,
    });
    list.learn(decide({ source: "system_u:system_r:sc_new_t:s0:c3,c40", target: shadow }));
    const at = (when: number) => attributeDecision({ ...decide({ source: web1 }), time: when }, list).victim;
    expect([at(time - 50), at(time + 1)]).toEqual(["old", "new"]);
  });
});

function decide(change: Parameters<typeof records.avc>[0]): Decision {
  const [decision] = readLog(`type=AVC ${records.stamp()}: ${records.avc(change)}`).decisions;
  if (!decision) throw new Error("no decision");
  return decision;
}
