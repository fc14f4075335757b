import type { XmlElement } from "./parse-definition";

/** An element with all that is in it as one line of text: "filesystem type=mount (source dir=/usr, target dir=/usr)". */
export function describeElement({ name, attributes, text, children }: XmlElement): string {
  const pairs = Object.keys(attributes)
    .sort()
    .map((key) => `${key}=${attributes[key]}`);
  const inside = children.length === 0 ? [] : [`(${children.map(describeElement).join(", ")})`];
  return [name, ...pairs, ...(text === "" ? [] : [text]), ...inside].join(" ");
}
