import fc from "fast-check";
import { expect, it } from "vitest";
import { createNames, parseGroups, parseUsers } from "./accounts";

const passwd =
  "root:x:0:0:root:/root:/bin/bash\nredis:x:108:113::/var/lib/redis:/usr/sbin/nologin\n+nis\n# note\n";
const group = "root:x:0:\nadm:x:4:syslog,ops\nbroken\n";

it("reads accounts and leaves out what is none", () => {
  expect(parseUsers(passwd).map(({ name, uid, gid }) => [name, uid, gid])).toEqual([
    ["root", 0, 0],
    ["redis", 108, 113],
  ]);
  expect(parseGroups(group)).toEqual([
    { name: "root", gid: 0, members: [] },
    { name: "adm", gid: 4, members: ["syslog", "ops"] },
  ]);
});

it("names numbers by their first account", () => {
  const users = parseUsers(`${passwd}toor:x:0:0::/root:/bin/sh\n`);
  const names = createNames({ users, groups: parseGroups(group) });
  expect([names.user(0), names.user(108), names.user(7), names.group(4)]).toEqual([
    "root",
    "redis",
    "7",
    "adm",
  ]);
});

it("never throws", () => {
  fc.assert(fc.property(fc.string(), (text) => parseUsers(text).length + parseGroups(text).length >= 0));
});
