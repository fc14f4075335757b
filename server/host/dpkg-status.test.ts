import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveDpkgNeeds } from "./dpkg-needs";
import { parseDpkgStatus } from "./dpkg-status";

const status = readFileSync(new URL("fixtures/dpkg-status.txt", import.meta.url), "utf8");
const stanzas = parseDpkgStatus(status);
const find = (name: string) => stanzas.find((stanza) => stanza.name === name);

describe("parseDpkgStatus", () => {
  it("reads the stanzas of a real status file", () => {
    expect(find("nginx-common")).toMatchObject({
      architecture: "all",
      source: "nginx",
      summary: "small, powerful, scalable web/proxy server - common files",
    });
    expect(find("redis-server")?.source).toBe("redis");
    expect(find("libc6")?.multiArchSame).toBe(true);
  });

  it("reads dependencies as groups of alternatives, pre-dependencies included", () => {
    expect(find("apache2")?.depends).toContainEqual(["init-system-helpers"]);
    expect(find("nginx-common")?.depends).toContainEqual(["debconf", "debconf-2.0"]);
    expect(find("mawk")?.depends).toContainEqual(["libc6"]);
  });

  it("reads what a package provides and its conffiles without their sums", () => {
    expect(find("mawk")?.provides).toEqual(["awk"]);
    expect(find("nginx-common")?.conffiles).toContain("/etc/nginx/nginx.conf");
  });

  it("leaves out packages whose files are gone", () => {
    const removed = status.replaceAll("install ok installed", "deinstall ok config-files");
    expect(parseDpkgStatus(removed)).toEqual([]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseDpkgStatus(text)).toBeInstanceOf(Array);
      }),
    );
    fc.assert(fc.property(fc.nat(status.length), (cut) => parseDpkgStatus(status.slice(cut)).length <= 9));
  });
});

describe("resolveDpkgNeeds", () => {
  const ids = stanzas.map(({ name }) => name);
  const needsOf = (name: string) => resolveDpkgNeeds(stanzas, ids)[ids.indexOf(name)];

  it("keeps what is installed", () => {
    expect(needsOf("apache2")).toEqual(expect.arrayContaining(["apache2-bin"]));
    expect(needsOf("redis-server")).toEqual(["redis-tools"]);
  });

  it("takes a provider for a virtual package and the first alternative that is there", () => {
    const make = (name: string, depends: string[][], provides: string[] = []) => ({
      ...parseDpkgStatus(`Package: ${name}\nStatus: install ok installed\nVersion: 1`)[0],
      name,
      depends,
      provides,
    });
    const made = [
      make("asker", [["missing", "second", "third"], ["mail-transport"]]),
      make("second", []),
      make("third", []),
      make("postman", [], ["mail-transport"]),
    ] as Parameters<typeof resolveDpkgNeeds>[0];
    expect(resolveDpkgNeeds(made, ["asker", "second", "third", "postman"])[0]).toEqual(["second", "postman"]);
  });
});
