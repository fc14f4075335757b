import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { planFor } from "@/server/plan/testing/plan-for";
import { readFacts } from "@/server/plan/testing/read-facts";
import { findUnlabelledContainers } from "./find-unlabelled-containers";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-doctor-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("names our containers whose definition has no label, and nobody else's", () => {
  const facts = readFacts("nginx");
  const libvirt = { version: "9.0.0", selinuxDriver: true, domains: [] };
  const labelled = planFor({ ...facts, host: { ...facts.host, libvirt } }).domainXml;
  write("new", labelled);
  write("old", planFor(facts).domainXml);
  write("theirs", "<domain type='lxc'><name>theirs</name></domain>");
  expect(findUnlabelledContainers(folder)).toEqual(["old"]);
  expect(findUnlabelledContainers(join(folder, "missing"))).toEqual([]);
});

function write(name: string, xml: string): void {
  writeFileSync(join(folder, `${name}.xml`), xml);
}
