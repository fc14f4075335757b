import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDenialReader } from "./denial-reader";
import { readLog } from "./testing/read-log";
import { records, web1, web2File } from "./testing/records";

const { avc, call, stamp } = records;
const event = [
  `type=AVC ${stamp()}: ${avc()}`,
  `type=SYSCALL ${stamp()}: ${call()}\x1dARCH=x86_64 SYSCALL=openat AUID="unset" UID="root"`,
  `type=CWD ${stamp()}: cwd="/srv"`,
  `type=PATH ${stamp()}: item=0 name="data/secret" inode=457 dev=fe:00 mode=0100600 ouid=0 ogid=0 obj=${web2File} nametype=NORMAL\x1dOUID="root"`,
  `type=PROCTITLE ${stamp()}: proctitle=636174002F7372762F64617461`,
];

describe("an event", () => {
  it("is read from all of its records", () => {
    const { decisions, counts } = readLog(`${event.join("\n")}\n`);
    expect(decisions).toEqual([
      {
        time: 1795503461764,
        serial: 7,
        permissions: ["read"],
        class: "file",
        source: { user: "system_u", role: "system_r", type: "sc_web1_t", range: "s0:c12,c77" },
        target: { user: "system_u", role: "object_r", type: "container_file_t", range: "s0:c3,c40" },
        comm: "cat",
        exe: "/usr/bin/cat",
        pid: 503,
        path: "/srv/data/secret",
        name: "secret",
        permissive: false,
        result: "denied",
        object: {},
        sender: null,
        raw: event,
      },
    ]);
    expect(counts).toMatchObject({ records: 5, avc: 1, invalid: 0 });
  });

  it("is told from another whose records are between its own", () => {
    const other = event.map((line) => line.replaceAll(":7)", ":8)").replaceAll("cat", "dog"));
    const mixed = event.flatMap((line, index) => [line, other[index] ?? ""]);
    const { decisions } = readLog(mixed.join("\n"));
    expect(decisions.map(({ serial, comm, exe, raw }) => [serial, comm, exe, raw.length])).toEqual([
      [7, "cat", "/usr/bin/cat", 5],
      [8, "dog", "/usr/bin/dog", 5],
    ]);
  });

  it("is whole without a last record, when the log is two seconds further", () => {
    const later = `type=AVC ${stamp(9, "1795503464.000")}: ${avc()}`;
    const { decisions } = readLog(`${event[0]}\n${later}\n${event[1]}\n`);
    expect(decisions.map(({ serial, exe }) => [serial, exe])).toEqual([
      [7, null],
      [9, null],
    ]);
  });

  it("is whole, while a log is followed, at the second look since its last record", () => {
    const reader = createDenialReader();
    reader.push(Buffer.from(`${event[0]}\n`));
    const looks = [reader.settle(), reader.settle(), reader.settle()];
    expect(looks.map(({ decisions }) => decisions.length)).toEqual([0, 1, 0]);
  });

  it("has a decision for each of its AVC records, and loses none when there are many", () => {
    const many = Array.from(
      { length: 200 },
      (_, index) => `type=AVC ${stamp()}: ${avc({ permissions: `p${index}` })}`,
    );
    const { decisions } = readLog(many.join("\n"));
    expect(decisions.map(({ permissions }) => permissions.join())).toEqual(
      many.map((_, index) => `p${index}`),
    );
  });

  it("is of one machine", () => {
    const { decisions } = readLog(`node=a ${event[0]}\nnode=b ${event[1]}\nhost=a ${event[1]}\n`);
    expect(decisions.map(({ exe, raw }) => [exe, raw.length])).toEqual([["/usr/bin/cat", 2]]);
  });
});

describe("a record", () => {
  it.each([
    ["audit.log", `type=AVC ${stamp()}: ${avc()}`],
    ["ausearch on another machine", `node=web.example.org type=AVC ${stamp()}: ${avc()}`],
    ["the kernel's log", `[  12.345678] audit: type=1400 audit(1795503461.764:7): ${avc()}`],
    [
      "the kernel's log with dates",
      `[Tue Nov 24 12:47:19 2026] audit: type=1400 audit(1795503461.764:7): ${avc()}`,
    ],
    [
      "syslog",
      `Nov 24 12:47:19 host1 kernel: [  12.345678] audit: type=1400 audit(1795503461.764:7): ${avc()}`,
    ],
    [
      "journalctl -o short-iso",
      `2026-11-24T12:47:19+0000 host1 kernel: audit: type=1400 audit(1795503461.764:7): ${avc()}`,
    ],
    ["audisp's syslog", `Nov  4 12:47:19 host1 audisp-syslog[9]: type=AVC ${stamp()}: ${avc()}`],
  ])("is found in the form of %s", (_form, line) => {
    const { decisions } = readLog(line);
    expect(decisions).toMatchObject([{ serial: 7, time: 1795503461764, comm: "cat", raw: [line] }]);
  });

  it("of journald has neither time nor number", () => {
    const { decisions } = readLog(`Nov 24 12:47:19 host1 audit[503]: AVC ${avc()}`);
    expect(decisions).toMatchObject([{ serial: null, time: null, pid: 503, permissions: ["read"] }]);
  });

  it("glued behind another one is a record", () => {
    const { decisions } = readLog(`host=a ${event[0]} host=a ${event[1]?.split("\x1d")[0]}`);
    expect(decisions).toMatchObject([{ serial: 7, exe: "/usr/bin/cat" }]);
    expect(decisions[0]?.raw).toHaveLength(2);
  });

  it("keeps its last field apart from what auditd makes of it, also without the separator", () => {
    const { decisions } = readLog(
      `type=AVC ${stamp()}: ${avc({ end: ' permissive=1AUID="unset" UID="root"' })}`,
    );
    expect(decisions).toMatchObject([{ permissive: true, class: "file" }]);
  });

  it("that a file name imitates stays whole", () => {
    const { decisions } = readLog(`type=AVC ${stamp()}: ${avc({ what: 'name="xUID=1" dev="vda" ino=1' })}`);
    expect(decisions).toMatchObject([{ name: "xUID=1", target: { range: "s0:c3,c40" } }]);
  });

  it.each([
    ['comm="cat"', "cat"],
    ["comm=61206220", "a b "],
    ["comm=1B5B33316D", "\x1b[31m"],
    ["comm=(null)", null],
    ["comm=local", "local"],
    ["comm=006162", "@ab"],
  ])("says %s", (who, comm) => {
    expect(readLog(`type=AVC ${stamp()}: ${avc({ who: `pid=1 ${who}` })}`).decisions).toMatchObject([
      { comm, pid: 1 },
    ]);
  });

  it("with another order, one blank, a null permission or a context without a name is read", () => {
    const lines = [
      `type=AVC ${stamp(1)}: avc: denied { write } for comm=local name=root.lock pid=10 scontext=${web1} tclass=file tcontext=${web2File}`,
      `type=AVC ${stamp(2)}: avc:  denied  null for  pid=10 scontext=${web1} tcontext=${web2File} tclass=file`,
      `type=AVC ${stamp(3)}: avc:  denied  { 0x40 } for  pid=10 ssid=12 tcontext=${web2File} tclass=file permissive=0`,
      `type=AVC ${stamp(4)}: ${avc({ who: 'pid=2 496 comm="a"' })}`,
    ];
    expect(readLog(lines.join("\n")).decisions).toMatchObject([
      { permissions: ["write"], name: "root.lock", permissive: null, source: { type: "sc_web1_t" } },
      { permissions: [] },
      { permissions: ["0x40"], source: null },
      { pid: 2496 },
    ]);
  });

  it("that is broken is counted and nothing else", () => {
    const lines = [
      `type=AVC ${stamp(1)}: avc:  denied  { read } for  pid=1 scontext=${web1}`,
      `type=AVC ${stamp(2)}: perm=1`,
      "type=AVC msg=audit(",
      `type=AVC ${stamp(3)}: `,
      "",
      "----",
    ];
    const { decisions, counts } = readLog(lines.join("\n"));
    expect(decisions).toEqual([]);
    expect(counts).toMatchObject({ avc: 0, invalid: 4 });
  });
});

describe("what is no denial", () => {
  it("is told apart", () => {
    const { decisions, changes, counts } = readLog(
      [
        `type=AVC ${stamp(1)}: ${avc({ verdict: "granted", permissions: "setsecparam", end: "" })}`,
        `type=AVC ${stamp(2)}: apparmor="DENIED" operation="open" profile="x" name="/etc/shadow" pid=1 comm="cat"`,
        `type=USER_AVC ${stamp(3)}: pid=266 uid=100 subj=system_u:system_r:system_dbusd_t:s0 msg='avc:  received policyload notice (seqno=2) exe="/usr/bin/dbus-daemon"'`,
        `type=MAC_POLICY_LOAD ${stamp(4)}: auid=0 ses=9 lsm=selinux res=1\x1dAUID="root"`,
        `type=MAC_STATUS ${stamp(5)}: enforcing=0 old_enforcing=1 auid=0 ses=9 enabled=1 old-enabled=1 lsm=selinux res=1`,
        `type=MAC_CONFIG_CHANGE ${stamp(6)}: bool=virt_use_nfs val=1 old_val=0 auid=0 ses=9`,
      ].join("\n"),
    );
    expect(decisions).toMatchObject([{ result: "granted", permissions: ["setsecparam"], permissive: null }]);
    expect(counts).toMatchObject({ avc: 1, appArmor: 1, userAvc: 0, invalid: 0 });
    expect(changes.map(({ text }) => text)).toEqual([
      "the policy was loaded",
      "SELinux was switched to permissive",
      "the boolean virt_use_nfs was set to 1",
    ]);
  });

  it("is an error about a label that the policy does not know", () => {
    const contexts = `scontext=${web1} tcontext=system_u:object_r:bin_t:s0 tclass=process`;
    const { decisions, counts } = readLog(
      [
        `type=SELINUX_ERR ${stamp(1)}: op=security_compute_sid invalid_context="system_u:system_r:sc_web9_t:s0" ${contexts}`,
        `type=SELINUX_ERR ${stamp(2)}: security_compute_sid:  invalid context a_u:b_r:c_t:s0 for ${contexts}`,
      ].join("\n"),
    );
    expect(decisions).toMatchObject([
      {
        result: "error",
        permissions: [],
        class: "process",
        object: { label: "system_u:system_r:sc_web9_t:s0" },
      },
      { result: "error", object: { label: "a_u:b_r:c_t:s0" } },
    ]);
    expect(counts.labelErrors).toBe(2);
  });

  it("is a count of what was lost", () => {
    const { counts } = readLog(
      [
        "[   1.000000] audit: audit_lost=3 audit_rate_limit=0 audit_backlog_limit=64",
        "[   2.000000] audit: audit_lost=9 audit_rate_limit=0 audit_backlog_limit=64",
        "Nov 24 12:47:19 host1 kernel: kauditd_printk_skb: 14 callbacks suppressed",
      ].join("\n"),
    );
    expect(counts).toMatchObject({ lost: 9, suppressed: 14, invalid: 0 });
  });
});

describe("whatever comes", () => {
  const log = Buffer.from(
    [
      ...event,
      event[0]?.replace("cat", "ü"),
      `type=EOE ${stamp()}:`,
      "noise",
      `[ 1.5] audit: type=1400 audit(1.000:2): ${avc()}`,
    ].join("\n"),
  );

  it("does not depend on where the pieces end", () => {
    const whole = readLog(log);
    expect(whole.decisions).toHaveLength(3);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(log.length), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), log.length];
        const pieces = at.slice(1).map((end, index) => log.subarray(at[index], end));
        expect(readLog(...pieces)).toEqual(whole);
      }),
    );
  });

  it("does not depend on what becomes of a piece afterwards", () => {
    const reader = createDenialReader();
    const buffer = Buffer.alloc(100);
    const decisions = [];
    for (let at = 0; at < log.length; at += buffer.length) {
      const length = log.copy(buffer, 0, at, at + buffer.length);
      decisions.push(...reader.push(buffer.subarray(0, length)).decisions);
    }
    expect([...decisions, ...reader.end().decisions]).toEqual(readLog(log).decisions);
  });

  it("throws nothing for any bytes, also within a record", () => {
    const words = [
      "type=AVC ",
      "type=USER_AVC ",
      "msg=audit(1.234:5): ",
      "avc:  denied  { ",
      " } for ",
      'comm="',
      "scontext=a:b:c:s0",
      " tcontext=",
      " tclass=x",
      "\n",
      " msg='",
      "\x1d",
      '"',
      "subj=",
      "type=1400 audit(9.999:9): ",
      "[ 1.1] audit: ",
    ];
    const piece = fc.oneof(
      fc.constantFrom(...words).map((word) => Buffer.from(word)),
      fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { decisions, counts } = readLog(...pieces);
        expect(decisions.length).toBeLessThanOrEqual(counts.records);
      }),
      { numRuns: 500 },
    );
  });

  it("is bounded: a line without an end, events without an end", () => {
    const { decisions } = readLog(
      ...Array.from({ length: 40 }, () => Buffer.alloc(64 * 1024, 0x61)),
      "\n",
      log,
    );
    expect(decisions).toHaveLength(3);
    const open = Array.from({ length: 5000 }, (_, index) => `type=AVC ${stamp(index)}: ${avc()}\n`).join("");
    expect(readLog(open).decisions).toHaveLength(5000);
  });
});
