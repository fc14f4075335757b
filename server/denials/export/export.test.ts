import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { handPlan } from "@/server/build/testing/hand-plan";
import type { Denial } from "@/server/contract/denial";
import { attributeDecision } from "../attribute/attribute-decision";
import { pairOfRange } from "../pair-of-range";
import { tellDenial } from "../tell-denial";
import { readLog } from "../testing/read-log";
import { records, web1, web2File } from "../testing/records";
import { ruleOf } from "./rule-of";
import { writePolicyModule } from "./write-policy-module";
import { writeText } from "./write-text";

const holders = [
  { name: "web1", pair: [12, 77] as [number, number], from: 0, to: null },
  { name: "web2", pair: [3, 40] as [number, number], from: 0, to: null },
];
const unitFile = {
  what: 'path="/usr/lib/systemd/system/x.service"',
  target: "system_u:object_r:systemd_unit_t:s0",
};
const port = { permissions: "name_bind", what: "src=8443", target: "system_u:object_r:http_port_t:s0" };

describe("a rule for a denial", () => {
  it.each<[string, Parameters<typeof records.avc>[0], string]>([
    ["a host's file that it sees", unitFile, "(allow sc_web1_t systemd_unit_t (file (read)))"],
    ["a port", { ...port, class: "tcp_socket" }, "(allow sc_web1_t http_port_t (tcp_socket (name_bind)))"],
    [
      "its own memory",
      { permissions: "execheap", class: "process", what: "", target: web1 },
      "(allow sc_web1_t self (process (execheap)))",
    ],
  ])("%s", (_, change, rule) => {
    expect(writePolicyModule([tell(change)])).toContain(rule);
  });

  it.each<[string, Parameters<typeof records.avc>[0]]>([
    ["another container's file", { target: web2File }],
    ["another pair's", { target: "system_u:object_r:usr_t:s0:c1,c2" }],
    ["a file without a pair", { target: "system_u:object_r:container_file_t:s0" }],
    ["a secret", { what: 'path="/etc/shadow"', target: "system_u:object_r:shadow_t:s0" }],
    ["a key", { target: "system_u:object_r:dnssec_keys_t:s0" }],
    ["a certificate's key", { target: "system_u:object_r:cert_t:s0" }],
    ["a database", { target: "system_u:object_r:postgresql_db_t:s0" }],
    ["a log", { target: "system_u:object_r:var_log_t:s0" }],
    ["a process", { target: "unconfined_u:unconfined_r:unconfined_t:s0" }],
    ["somebody's home", { target: "system_u:object_r:user_home_t:s0" }],
    ["a setting of the kernel", { target: "system_u:object_r:sysctl_vm_t:s0", permissions: "write" }],
    ["a device", { target: "system_u:object_r:fixed_disk_device_t:s0", class: "blk_file" }],
    ["a kernel interface", { target: web1, class: "bpf", permissions: "prog_load" }],
    ["a user namespace", { target: web1, class: "user_namespace", permissions: "create" }],
    ["a dangerous capability", { target: web1, class: "capability", permissions: "sys_admin" }],
    ["a capability", { target: web1, class: "capability", permissions: "net_raw" }],
    ["writing a host's file", { ...unitFile, permissions: "write" }],
    ["reading and writing it", { ...unitFile, permissions: "read write" }],
    ["a process of the host", { source: "staff_u:staff_r:staff_t:s0" }],
    ["what was allowed", { ...unitFile, verdict: "granted", end: "" }],
  ])("is not written for %s", (_, change) => {
    expect(ruleOf(tell(change))).toBeNull();
    expect(writePolicyModule([tell(change)])).toBeNull();
  });

  it("never crosses pairs or gives a capability, whatever is denied, and is always one of the grammar", () => {
    const look = fc.constantFrom("read", "open", "getattr");
    const any = fc.constantFrom(
      ..."read write open getattr search create execute relabelto mounton sys_admin net_raw prog_load name_bind transition setcurrent execheap ptrace".split(
        " ",
      ),
    );
    const word = fc.oneof(look, any);
    const type = fc.constantFrom(
      ..."shadow_t usr_t var_log_t etc_t container_file_t security_t sysctl_t http_port_t sc_web1_t sc_web2_t sshd_key_t cert_t unlabeled_t".split(
        " ",
      ),
    );
    const range = fc.constantFrom("s0", "s0", "s0:c12,c77", "s0:c3,c40", "s0:c1.c5", "s0-s0:c0.c1023");
    const className = fc.constantFrom(
      ..."file file file file dir dir lnk_file chr_file blk_file sock_file process capability capability2 cap_userns bpf tcp_socket udp_socket system security key filesystem".split(
        " ",
      ),
    );
    let written = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
        type,
        range,
        className,
        fc.nat(7),
        (words, typeName, level, kind, who) => {
          const source = who > 0 ? web1 : `system_u:system_r:${typeName}:${level}`;
          const target = `system_u:object_r:${typeName}:${level}`;
          const denial = tell({ permissions: words.join(" "), class: kind, source, target });
          const rule = ruleOf(denial);
          if (rule === null) return;
          written++;
          expect(denial.explanation.suspicious).toBe(false);
          expect(rule.class).not.toMatch(/^cap|bpf|security|system|blk_file|chr_file/);
          expect(rule.permissions).not.toContain("write");
          expect(rule.permissions).not.toContain("transition");
          expect(rule.target).not.toMatch(/shadow|security|sysctl|key|container|sc_/);
          const pair = pairOfRange(denial.target?.range ?? null);
          if (pair !== null) expect(pair).toEqual(pairOfRange(denial.source?.range ?? null));
          // A process of another container may be the one that was denied, with its own memory.
          const owner = denial.container ?? "";
          expect(["web1", "web2"]).toContain(owner);
          expect(rule.source).toBe(`sc_${owner}_t`);
          const module = writePolicyModule([denial]) ?? "";
          const [, name, ofType] =
            /^\(optional sc_(\w+)_denials\s+\(allow sc_(\w+)_t [a-z][a-z0-9_]* \([a-z_]+ \([a-z_]+( [a-z_]+)*\)\)\)\)$/.exec(
              module.replaceAll(/^\s*;.*$/gm, "").trim(),
            ) ?? [];
          expect([name, ofType]).toEqual([owner, owner]);
        },
      ),
      { numRuns: 3000 },
    );
    expect(written).toBeGreaterThan(20);
  });
});

it("a module has one rule for a class of a type, and no line that a path could choose", () => {
  const hostile = Buffer.from("/usr/x\n(allow sc_web1_t shadow_t (file (read)))").toString("hex");
  const module = writePolicyModule([
    tell(unitFile),
    tell({ ...unitFile, permissions: "open", what: `path=${hostile.toUpperCase()}` }),
    tell({ target: web2File }),
  ]);
  expect(module?.split("\n").filter((line) => !/^\s*;/.test(line))).toEqual([
    "(optional sc_web1_denials",
    "    (allow sc_web1_t systemd_unit_t (file (open read))))",
    "",
  ]);
});

it("the text has sentence, times, reason, what could be done, and every record", () => {
  const denial = tell({
    what: 'path="/usr/share/x"',
    permissions: "write",
    class: "dir",
    target: "a:b:usr_t:s0",
  });
  const text = writeText([
    { denial, count: 3, firstAt: 0, lastAt: 1000 },
    { denial, count: 1, firstAt: null, lastAt: null },
  ]);
  expect(text).toContain(
    "web1 tried to change the directory /usr/share/x (usr_t).\n  3 times, from 1970-01-01T00:00:00",
  );
  expect(text).toContain("  Fix: Mount memory over /usr/share/x");
  expect(text).toContain("    What that opens: It may write there");
  expect(text).toContain("  Once, an unknown time.");
  for (const record of denial.raw) expect(text.split(record)).toHaveLength(3);
});

function tell(change: Parameters<typeof records.avc>[0]): Denial {
  const [decision] = readLog(`type=AVC ${records.stamp()}: ${records.avc(change)}`).decisions;
  if (!decision) throw new Error("no decision");
  const { container } = attributeDecision(decision, { holders });
  const plan = container === "web1" ? handPlan("web1") : null;
  return tellDenial(decision, { holders }, () => ({ plan, reason: null }));
}
