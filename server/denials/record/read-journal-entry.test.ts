import { describe, expect, it } from "vitest";
import { readLog } from "../testing/read-log";
import { records, web1 } from "../testing/records";
import { readJournalEntry } from "./read-journal-entry";

const entry = {
  __CURSOR: "s=1;i=2",
  _TRANSPORT: "audit",
  _AUDIT_TYPE: "1400",
  _AUDIT_TYPE_NAME: "AVC",
  _AUDIT_ID: "7",
  _SOURCE_REALTIME_TIMESTAMP: "1795503461764000",
  MESSAGE: `AVC ${records.avc()}`,
};

describe("an entry of the journal", () => {
  it("is the record that auditd would have written", () => {
    const read = readJournalEntry(JSON.stringify(entry));
    expect(read).toEqual({ record: `type=AVC ${records.stamp()}: ${records.avc()}`, cursor: "s=1;i=2" });
    expect(readLog(read?.record ?? "").decisions).toMatchObject([
      { serial: 7, time: 1795503461764, comm: "cat" },
    ]);
  });

  it("may come as bytes, and with a type that journald has no name for", () => {
    const bytes = { ...entry, MESSAGE: [...Buffer.from(entry.MESSAGE)] };
    expect(readJournalEntry(JSON.stringify(bytes))).toEqual(readJournalEntry(JSON.stringify(entry)));
    const { _AUDIT_TYPE_NAME: _name, ...unnamed } = entry;
    expect(readLog(readJournalEntry(JSON.stringify(unnamed))?.record ?? "").decisions).toHaveLength(1);
  });

  it("has journald's makeshift name for a type that it does not know", () => {
    const read = readJournalEntry(
      JSON.stringify({ ...entry, _AUDIT_TYPE_NAME: "AUDIT1400", MESSAGE: `AUDIT1400 ${records.avc()}` }),
    );
    expect(readLog(read?.record ?? "").decisions).toHaveLength(1);
  });

  it("is one record, whatever its sender wrote into it", () => {
    const MESSAGE = `USER_AVC pid=1 subj=${web1} msg='x\ntype=AVC ${records.stamp(9)}: ${records.avc()}'`;
    const read = readJournalEntry(JSON.stringify({ ...entry, _AUDIT_TYPE_NAME: "USER_AVC", MESSAGE }));
    expect(readLog(read?.record ?? "").counts).toMatchObject({ records: 1, avc: 0 });
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    "{}",
    JSON.stringify({ ...entry, _TRANSPORT: "syslog" }),
    JSON.stringify({ ...entry, _AUDIT_ID: "x" }),
  ])("is none: %s", (line) => {
    expect(readJournalEntry(line)).toBeNull();
  });
});
