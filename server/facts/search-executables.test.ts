import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { ExecutableItem } from "@/server/contract/executable-item";
import { createExecutableSearch } from "./search-executables";

const item = (path: string, owner: string, summary: string, unit: string | null = null): ExecutableItem => ({
  path: path as AbsolutePath,
  package: owner,
  packageDb: "dpkg",
  summary,
  unit,
  resolved: null,
  setuid: false,
});

const items = [
  item("/usr/lib/webd/helper", "webd", "small web server"),
  item("/usr/sbin/webd-admin", "webd", "small web server"),
  item("/usr/sbin/webd", "webd", "small web server", "webd.service"),
  item("/usr/bin/cobweb", "spider", "makes webs"),
  item("/usr/bin/mailer", "mailer", "sends mail from the Web"),
];
const search = createExecutableSearch(items);
const find = (query: string, servicesOnly = false) =>
  search.find({ query, servicesOnly, limit: 10 }).items.map(({ path }) => path);

describe("createExecutableSearch", () => {
  it("ranks the whole name, its beginning, a part of it, the package, the summary", () => {
    expect(find("webd")).toEqual(["/usr/sbin/webd", "/usr/sbin/webd-admin", "/usr/lib/webd/helper"]);
    expect(find("web")).toEqual([
      "/usr/sbin/webd",
      "/usr/sbin/webd-admin",
      "/usr/bin/cobweb",
      "/usr/lib/webd/helper",
      "/usr/bin/mailer",
    ]);
  });

  it("wants every word, wherever it stands", () => {
    expect(find("SMALL admin")).toEqual(["/usr/sbin/webd-admin"]);
    expect(find("small mailer")).toEqual([]);
  });

  it("takes a path", () => {
    expect(find("/usr/sbin/webd")).toEqual(["/usr/sbin/webd", "/usr/sbin/webd-admin"]);
    expect(find("/usr/lib/")).toEqual(["/usr/lib/webd/helper"]);
  });

  it("filters services, counts all matches and cuts", () => {
    expect(find("web", true)).toEqual(["/usr/sbin/webd"]);
    const cut = search.find({ query: "", servicesOnly: false, limit: 2 });
    expect(cut.items.map(({ path }) => path)).toEqual(["/usr/sbin/webd", "/usr/bin/cobweb"]);
    expect(cut.total).toBe(5);
  });

  it("never throws and gives only what matches", () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const found = search.find({ query, servicesOnly: false, limit: 100 });
        expect(found.items.length).toBe(found.total);
      }),
    );
  });
});
