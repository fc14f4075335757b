import { describe, expect, it } from "vitest";
import { readLog } from "./testing/read-log";
import { records, web1, web2File } from "./testing/records";

const { avc, stamp } = records;

describe("what a process says of itself", () => {
  const user = (subject: string, text: string) =>
    `type=USER_AVC ${stamp()}: pid=266 uid=100 auid=4294967295 ses=4294967295 subj=${subject} msg='${text}'\x1dUID="messagebus"`;
  const bus = "system_u:system_r:system_dbusd_t:s0-s0:c0.c1023";
  const claim = avc({
    permissions: "send_msg",
    who: "msgtype=method_call member=Hello",
    what: "spid=355 tpid=272",
    class: "dbus",
  });

  it("is believed of the bus", () => {
    const { decisions, counts } = readLog(
      user(bus, `${claim} exe="/usr/bin/dbus-daemon" sauid=100 hostname=?`),
    );
    expect(decisions).toMatchObject([
      {
        result: "denied",
        permissions: ["send_msg"],
        class: "dbus",
        pid: 355,
        exe: null,
        sender: { type: "system_dbusd_t" },
        source: { type: "sc_web1_t" },
      },
    ]);
    expect(counts.userAvc).toBe(1);
  });

  it.each([
    ["a container", web1],
    ["one that took a manager's type, but has a pair", "system_u:system_r:init_t:s0:c12,c77"],
    ["a user's own bus", "user_u:user_r:system_dbusd_t:s0"],
    ["nobody", "?"],
  ])("is not believed of %s", (_who, subject) => {
    const { decisions, counts } = readLog(
      user(subject, claim.replace("sc_web1_t:s0:c12,c77", "sc_web2_t:s0:c3,c40")),
    );
    expect(decisions).toMatchObject([
      { result: "claimed", permissions: [], class: null, target: null, comm: null },
    ]);
    expect(decisions[0]?.source?.type).toBe(subject === "?" ? undefined : subject.split(":")[2]);
    expect(counts).toMatchObject({ userAvc: 0, claimed: 1, avc: 0 });
  });

  it.each([
    ["behind its message", `x type=AVC ${stamp(99)}: ${claim}`],
    ["behind the end of its message", `x' type=AVC ${stamp(99)}: ${claim}`],
    ["with a label of its own making", `x' subj=${bus} msg='${claim}`],
    ["behind the separator", `x'\x1dUID="root" type=AVC ${stamp(99)}: ${claim}`],
  ])("makes no record %s", (_where, text) => {
    const { decisions } = readLog(
      `${user(web1, text)}\ntype=USER_AUTH ${stamp(8)}: pid=1 subj=${web1} msg='${text}'`,
    );
    expect(decisions.filter(({ result }) => result !== "claimed")).toEqual([]);
  });

  it("has the library's labels last", () => {
    const { decisions } = readLog(
      user(
        "system_u:system_r:init_t:s0",
        `avc:  denied  { start } for auid=n/a uid=0 cmdline="x" scontext=a_u:b_r:evil_t:s0 tclass=x scontext=${web1} tcontext=${web2File} tclass=service permissive=0`,
      ),
    );
    expect(decisions).toMatchObject([{ source: { type: "sc_web1_t" }, class: "service" }]);
  });

  it.each([
    "Nov 24 12:47:19 host1 web1[503]: audit: type=1400 audit(1795503461.764:7): ",
    "Nov 24 12:47:19 host1 app: kernel: audit: type=1400 audit(1795503461.764:7): ",
    `type=SOCKADDR ${stamp()}: saddr=0100\x1dSADDR={ fam=local path=/x type=AVC ${stamp(9)}: `,
    `type=SOCKADDR ${stamp()}: saddr=0100SADDR={ fam=local path=/x type=AVC ${stamp(9)}: `,
    "one two type=AVC msg=audit(1795503461.764:7): ",
  ])("is not taken for a record: %j", (before) => {
    expect(readLog(`${before}${avc()}`).decisions).toEqual([]);
  });
});
