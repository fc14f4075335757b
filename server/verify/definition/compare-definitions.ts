import { describeElement } from "./describe-element";
import { type DefinitionUse, isLibvirtsAttribute, isLibvirtsElement } from "./is-libvirts-own";
import { parseDefinition, type XmlElement } from "./parse-definition";

/**
 * Every part in which a definition that libvirt has differs from the planned one, in words; none when libvirt only
 * added what it adds to each. All of both documents is compared, whatever it means, so that no part can be missed.
 * Elements of different names may stand in any order; among those of one name the order counts, as it does to libvirt
 * for file systems. Pure.
 */
export function compareDefinitions(planned: string, found: string, use: DefinitionUse): string[] {
  const real = parseDefinition(found);
  const plan = withCurrentMemory(parseDefinition(planned), real);
  if (plan.name !== real.name) return [`${real.name}, planned ${plan.name}`];
  return compareElements(plan, real, { place: plan.name, words: "", use });
}

/** libvirt gives a domain all of its memory where it is not told less (virDomainDefPostParseMemory). */
function withCurrentMemory(domain: XmlElement, real: XmlElement): XmlElement {
  const memory = domain.children.find(({ name }) => name === "memory");
  const isTold = (element: XmlElement) => element.children.some(({ name }) => name === "currentMemory");
  if (memory === undefined || isTold(domain) || !isTold(real)) return domain;
  return { ...domain, children: [...domain.children, { ...memory, name: "currentMemory" }] };
}

/** `place` is the element's path for the rules, `words` the same for a person. */
type Position = { place: string; words: string; use: DefinitionUse };

function compareElements(plan: XmlElement, real: XmlElement, position: Position): string[] {
  return [
    ...compareAttributes(plan, real, position),
    ...(plan.text === real.text
      ? []
      : [`${position.words} is ${real.text || "empty"}, planned ${plan.text || "empty"}`]),
    ...compareChildren(plan, real, position),
  ];
}

function compareAttributes(
  { attributes: plan }: XmlElement,
  { attributes: real }: XmlElement,
  { place, words, use }: Position,
): string[] {
  return unite(Object.keys(plan), Object.keys(real)).flatMap((key) => {
    const [planned, found] = [plan[key], real[key]];
    if (planned === found) return [];
    if (planned === undefined && found !== undefined && isLibvirtsAttribute(`${place}@${key}`, found, use))
      return [];
    return [`${words} ${key} is ${found ?? "not given"}, planned ${planned ?? "not given"}`.trimStart()];
  });
}

function compareChildren(plan: XmlElement, real: XmlElement, position: Position): string[] {
  const names = unite(
    plan.children.map(({ name }) => name),
    real.children.map(({ name }) => name),
  );
  return names.flatMap((name) => {
    const place = `${position.place}/${name}`;
    const planned = plan.children.filter((child) => child.name === name);
    const found = real.children.filter((child) => child.name === name);
    const [only] = found;
    if (planned.length === 0 && only && found.length === 1 && isLibvirtsElement(place, only, position.use))
      return [];
    return compareSiblings(planned, found, { ...position, place });
  });
}

/** What is alike at the head and at the tail is left out first, so that one that was put in or taken out is told alone. */
function compareSiblings(planned: XmlElement[], found: XmlElement[], position: Position): string[] {
  const compareAt = (one: XmlElement | undefined, other: XmlElement | undefined) =>
    one === undefined || other === undefined
      ? tellAlone(one, other, position)
      : compareElements(one, other, { ...position, words: nameOf(one, position.words) });
  const isAlike = (one: XmlElement | undefined, other: XmlElement | undefined) =>
    compareAt(one, other).length === 0;
  const shortest = Math.min(planned.length, found.length);
  let head = 0;
  while (head < shortest && isAlike(planned[head], found[head])) head++;
  let tail = 0;
  while (tail < shortest - head && isAlike(planned.at(-1 - tail), found.at(-1 - tail))) tail++;
  const [ours, theirs] = [planned.slice(head, planned.length - tail), found.slice(head, found.length - tail)];
  return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) =>
    compareAt(ours[index], theirs[index]),
  ).flat();
}

function tellAlone(
  one: XmlElement | undefined,
  other: XmlElement | undefined,
  { words }: Position,
): string[] {
  const prefix = words === "" || words === "devices" ? "" : `${words} `;
  return [
    ...(one === undefined ? [] : [`${prefix}${describeElement(one)} is not there`]),
    ...(other === undefined ? [] : [`${prefix}${describeElement(other)} is not planned`]),
  ];
}

/** Many elements have one name; a target tells which of them is meant. */
function nameOf({ name, children }: XmlElement, parent: string): string {
  const target = children.find((child) => child.name === "target")?.attributes.dir;
  const own = target === undefined ? name : `${name} at ${target}`;
  return parent === "" || parent === "devices" ? own : `${parent} ${own}`;
}

function unite(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}
