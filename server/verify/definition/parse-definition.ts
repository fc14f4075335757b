import { XMLParser } from "fast-xml-parser";

/** An XML document as a tree, nothing left out but comments and blanks between elements. */
export function parseDefinition(xml: string): XmlElement {
  const [root] = elementsOf(parser.parse(xml));
  if (root === undefined) throw new Error("There is no element in it.");
  return withPlainSizes(root);
}

export type XmlElement = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
};

/** What the parser gives in the order of the document: one key, the element's name, besides its attributes. */
type Item = Record<string, unknown>;

function elementsOf(items: Item[]): XmlElement[] {
  return items.flatMap((item) => {
    const name = Object.keys(item).find((key) => key !== ":@");
    if (name === undefined || name === "#text" || name.startsWith("?")) return [];
    const inside = item[name] as Item[];
    const children = elementsOf(inside);
    const text = inside.map(textOf).join("");
    return [
      {
        name,
        attributes: (item[":@"] ?? {}) as Record<string, string>,
        text: children.length > 0 ? text.trim() : text,
        children,
      },
    ];
  });
}

function textOf({ "#text": text }: Item): string {
  return typeof text === "string" ? text : "";
}

/** libvirt stores sizes in KiB whatever unit they were given in (domain_conf.c virDomainParseMemory). */
function withPlainSizes(element: XmlElement): XmlElement {
  const children = element.children.map(withPlainSizes);
  const { unit, units, ...attributes } = element.attributes;
  if (unit !== undefined && unitBytes[unit] !== undefined && /^\d+$/.test(element.text)) {
    return { ...element, attributes, text: toKiB(element.text, unit), children };
  }
  if (units !== undefined && unitBytes[units] !== undefined && /^\d+$/.test(attributes.usage ?? "")) {
    return {
      ...element,
      attributes: { ...attributes, usage: toKiB(attributes.usage ?? "", units) },
      children,
    };
  }
  return { ...element, children };
}

const unitBytes: Record<string, number> = {
  b: 1,
  bytes: 1,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
};

function toKiB(number: string, unit: string): string {
  return `${Math.ceil((Number(number) * (unitBytes[unit] ?? 1)) / 1024)} KiB`;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  preserveOrder: true,
  trimValues: false,
  // Only so does it know characters that are written as numbers.
  htmlEntities: true,
});
