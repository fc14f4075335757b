import fc from "fast-check";
import { expect, it } from "vitest";
import { makeFacts } from "@/server/plan/testing/make-facts";
import { planFor } from "@/server/plan/testing/plan-for";
import { compareDefinitions } from "./compare-definitions";
import { parseDefinition, type XmlElement } from "./parse-definition";

const { domainXml } = planFor(makeFacts(), { network: "nat" });
const places = listElements(parseDefinition(domainXml));
const word = fc.stringMatching(/^x[a-z]{1,5}$/);

it("finds no difference of a definition to itself, and none in how it is written", () => {
  expect(compareDefinitions(domainXml, domainXml, "stored")).toEqual([]);
  expect(compareDefinitions(domainXml, write(parseDefinition(domainXml)), "live")).toEqual([]);
  const other = domainXml.replace(/<memory unit="MiB">(\d+)/, (_, mib) => `<memory unit="KiB">${mib * 1024}`);
  expect(other).not.toBe(domainXml);
  expect(compareDefinitions(domainXml, other, "stored")).toEqual([]);
});

it("misses no change of any part, wherever it is and whatever it means", () => {
  const change = fc.oneof(
    word.map((name) => (element: XmlElement) => void element.children.push(empty(name))),
    word.map((name) => (element: XmlElement) => void element.children.unshift(empty(name))),
    fc.tuple(word, word).map(([key, value]) => (element: XmlElement) => {
      element.attributes[key] = value;
    }),
    word.map((value) => (element: XmlElement) => {
      const [key] = Object.keys(element.attributes);
      if (key === undefined) element.text = value;
      else element.attributes[key] = value;
    }),
    fc.constant((element: XmlElement) => {
      const [key] = Object.keys(element.attributes);
      if (key === undefined) element.name = "gone";
      else delete element.attributes[key];
    }),
    fc.nat(9).map((index) => (element: XmlElement) => {
      if (element.children.length === 0) element.name = "gone";
      else element.children.splice(index % element.children.length, 1);
    }),
    fc.nat(9).map((index) => (element: XmlElement) => {
      const child = element.children[index % element.children.length];
      element.children.push(child === undefined ? empty("more") : structuredClone(child));
    }),
  );
  fc.assert(
    fc.property(fc.nat(places.length - 1), change, fc.constantFrom("stored", "live"), (at, apply, use) => {
      const root = parseDefinition(domainXml);
      apply(listElements(root)[at] ?? root);
      expect(compareDefinitions(domainXml, write(root), use)).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it("takes nothing for libvirt's own that libvirt would not write", () => {
  const edited = (from: string, to: string) => domainXml.replace(from, `${to}${from}`);
  for (const part of [
    "<emulator>/tmp/libvirt_lxc</emulator>",
    "<emulator>/usr/lib/libvirt/libvirt_lxc</emulator><emulator>/usr/lib/libvirt/libvirt_lxc</emulator>",
  ]) {
    expect(compareDefinitions(domainXml, edited('<console type="pty"/>', part), "live")).toHaveLength(
      part.split("<emulator>").length - 1,
    );
  }
  for (const part of [
    "<resource><partition>/machine</partition><fibrechannel appid='x'/></resource>",
    "<currentMemory>1</currentMemory>",
  ])
    expect(compareDefinitions(domainXml, edited("<vcpu>", part), "stored")).toHaveLength(1);
  expect(
    compareDefinitions(
      domainXml,
      edited("<vcpu>", "<resource><partition>/own</partition></resource>"),
      "live",
    ),
  ).toEqual(["resource (partition /own) is not planned"]);
});

it("tells what was put in, taken out, changed and moved, each alone", () => {
  const plan = define("<a><target dir='/x'/></a><a><target dir='/y'/><readonly/></a><b k='1'>t</b>");
  const told = (xml: string) => compareDefinitions(plan, define(xml), "stored");
  expect(told("<a><target dir='/x'/></a><a><target dir='/y'/></a><b k='1'>t</b>")).toEqual([
    "a at /y readonly is not there",
  ]);
  expect(
    told("<a><target dir='/x'/></a><a k='2'/><a><target dir='/y'/><readonly/></a><b k='1'>t</b>"),
  ).toEqual(["a k=2 is not planned"]);
  expect(told("<a><target dir='/y'/><readonly/></a><b k='2'>u</b>")).toEqual([
    "a (target dir=/x) is not there",
    "b k is 2, planned 1",
    "b is u, planned t",
  ]);
  expect(told("<a><target dir='/y'/><readonly/></a><a><target dir='/x'/></a><b k='1'>t</b>")).not.toEqual([]);
});

function define(devices: string): string {
  return `<domain type='lxc'><devices>${devices}</devices></domain>`;
}

function empty(name: string): XmlElement {
  return { name, attributes: {}, text: "", children: [] };
}

function listElements(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(listElements)];
}

function write({ name, attributes, text, children }: XmlElement): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}='${escapeText(value)}'`);
  const [, kib] = /^(\d+) KiB$/.exec(text) ?? [];
  const unit = kib === undefined ? "" : " unit='KiB'";
  const inside = children.map((child) => `\n${write(child)}`).join("");
  return `<${name}${pairs.join("")}${unit}>${inside}${kib ?? escapeText(text)}</${name}>`;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("'", "&apos;");
}
