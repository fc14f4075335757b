import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseLine } from "./recognise-line";

const now = Date.UTC(2026, 10, 24, 18);
const local = new Date(2026, 10, 24, 16, 8, 35).getTime();
const utc = Date.UTC(2026, 10, 24, 16, 8, 35);

describe("recogniseLine", () => {
  it.each([
    ["nginx", "2026/11/24 16:08:35 [error] 7#7: *1 open() failed", "error", local],
    ["Apache", "[Tue Nov 24 16:08:35.000000 2026] [core:warn] [pid 7] AH00098", "warning", local],
    ["PostgreSQL", "2026-11-24 16:08:35.000 UTC [7] ERROR:  relation", "error", utc],
    ["PostgreSQL with a user", "2026-11-24 16:08:35.000 CET [7] app@db FATAL:  role", "critical", local],
    ["PostgreSQL's own", "2026-11-24 16:08:35.000 UTC [7] LOG:  ready", "info", utc],
    ["MariaDB", "2026-11-24 16:08:35 0 [Note] InnoDB: started", "notice", local],
    ["Redis", "7:M 24 Nov 2026 16:08:35.000 # Warning: no config", "warning", local],
    ["Redis's usual", "7:M 24 Nov 2026 16:08:35.000 * Ready", "notice", local],
    ["Python", "2026-11-24 16:08:35,000 - app.db - CRITICAL - gone", "critical", local],
    ["Python without a time", "ERROR:root:gone", "error", null],
    ["log4j", "2026-11-24 16:08:35,000 [main] WARN  com.x.Y - slow", "warning", local],
    ["Spring", "2026-11-24T16:08:35.000Z ERROR 7 --- [main] c.x.Y : no", "error", utc],
    ["glog", "E1124 16:08:35.000000 7 main.go:12] no", "error", local],
    ["RFC 5424", "<11>1 2026-11-24T16:08:35Z host app - - - no", "error", utc],
    ["RFC 3164", "<13>Nov 24 16:08:35 host app: hello", "notice", local],
    ["sd-daemon", "<4>slow", "warning", null],
    ["syslog file", "Nov 24 16:08:35 host app[7]: hello", null, local],
    ["access log", '10.0.0.1 - - [24/Nov/2026:16:08:35 +0000] "GET / HTTP/1.1" 500 1', null, utc],
    ["logfmt", 'time=2026-11-24T16:08:35Z level=warn msg="slow"', "warning", utc],
    ["JSON", '{"level":"error","time":"2026-11-24T16:08:35Z","msg":"no"}', "error", utc],
    ["pino", `{"level":50,"time":${utc},"msg":"no"}`, "error", utc],
    ["journald", '{"PRIORITY":"3","MESSAGE":"no"}', "error", null],
    ["GCP", '{"severity":"WARNING","message":"slow"}', "warning", null],
    ["ECS", '{"@timestamp":"2026-11-24T16:08:35.000Z","log":{"level":"warn"}}', "warning", utc],
    ["JavaScript", "2026-11-24T16:08:35.000Z warn: slow", "warning", utc],
    ["bracketed", "[ERROR] no", "error", null],
    ["with colours", "2026-11-24T16:08:35+01:00 INFO ready", "info", utc - 3_600_000],
  ])("%s", (_, line, level, at) => {
    expect(recogniseLine(line, now)).toEqual({ level, at, continues: false });
  });

  it.each([
    "no error found",
    "2026-11-24 16:08:35 no ERROR was found",
    "2026-11-24 16:08:35 finished without error",
    "ERROR was what it said",
    "[errors] none",
    '10.0.0.1 - - [24/Nov/2026:16:08:35 +0000] "GET /[error] HTTP/1.1" 200 1',
    "<999>no priority",
    "{not json} ERROR:",
    '{"msg":"level error"}',
    '{"level":{"a":1}}',
    "errors=0 level=many",
  ])("does not take a word of a message for a level: %j", (line) => {
    expect(recogniseLine(line, now).level).toBeNull();
  });

  it("knows what belongs to the line before", () => {
    for (const line of [
      "    at com.x.Y(Y.java:1)",
      "\tframe",
      "Caused by: java.io.IOException",
      "2026-11-24 16:08:35.000 UTC [7] DETAIL:  the key",
    ]) {
      expect(recogniseLine(line, now).continues, line).toBe(true);
    }
  });

  it("takes a day without a year for the last one, and refuses days that there are not", () => {
    const newYear = new Date(2027, 0, 1, 12).getTime();
    expect(recogniseLine("Dec 31 23:59:59 host x", newYear).at).toBe(
      new Date(2026, 11, 31, 23, 59, 59).getTime(),
    );
    expect(recogniseLine("2026-13-24 16:08:35 x", now).at).toBeNull();
    expect(recogniseLine("2026-11-24 25:08:35 x", now).at).toBeNull();
  });

  it("takes any line, and takes no time over it that grows faster than the line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (line) => {
        const { at } = recogniseLine(line, now);
        expect(at === null || Number.isFinite(at)).toBe(true);
      }),
    );
    for (const piece of ["[a] ", "- ", "1 ", "a@a ", "{", "<1>", ": - | "]) {
      recogniseLine(`2026-11-24 16:08:35${piece.repeat(4000)}`, now);
      recogniseLine(piece.repeat(4000), now);
    }
  });
});
