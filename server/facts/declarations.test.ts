import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { parseSysusers } from "./sysusers";
import { parseTmpfiles } from "./tmpfiles";

const from = { source: "/usr/lib/tmpfiles.d/x.conf" as AbsolutePath, package: "x" };

describe("parseTmpfiles", () => {
  it("reads lines, - as nothing, /var/run as /run", () => {
    const text = `# note
d /run/memcached 0755 memcache memcache - -
L+ "/var/lib/a b" - - - - ../target
d /var/run/old/ 0700
nonsense
d relative 0755
`;
    expect(parseTmpfiles(text, from, "box")).toEqual([
      {
        type: "d",
        path: "/run/memcached",
        mode: "0755",
        user: "memcache",
        group: "memcache",
        argument: null,
        ...from,
      },
      {
        type: "L+",
        path: "/var/lib/a b",
        mode: null,
        user: null,
        group: null,
        argument: "../target",
        ...from,
      },
      { type: "d", path: "/run/old", mode: "0700", user: null, group: null, argument: null, ...from },
    ]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseTmpfiles(text, from, "box")).toBeInstanceOf(Array);
      }),
    );
  });
});

describe("parseSysusers", () => {
  it("reads users, groups and members", () => {
    const text = `u! redis 108:113 "Key value store" /var/lib/redis -
g input -
m redis input
r - 500-900
u bad/name -
`;
    expect(parseSysusers(text, from)).toEqual([
      {
        type: "u",
        name: "redis",
        id: "108:113",
        gecos: "Key value store",
        home: "/var/lib/redis",
        shell: null,
        ...from,
      },
      { type: "g", name: "input", id: "-", gecos: null, home: null, shell: null, ...from },
      { type: "m", name: "redis", id: "input", gecos: null, home: null, shell: null, ...from },
    ]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseSysusers(text, from)).toBeInstanceOf(Array);
      }),
    );
  });
});
