import bash from "highlight.js/lib/languages/bash";
import lisp from "highlight.js/lib/languages/lisp";
import xml from "highlight.js/lib/languages/xml";
import { createLowlight } from "lowlight";

export type CodeToken = { start: number; text: string; kind: string | null };

/** CIL is SELinux's policy language, whose grammar is that of Lisp. */
export type CodeLanguage = "xml" | "bash" | "cil";

/** Cuts code into pieces with the class of their colour (null: none); put together they are the code again. */
export function highlightCode(code: string, language: CodeLanguage): CodeToken[] {
  const tokens: CodeToken[] = [];
  let start = 0;
  walk(lowlight.highlight(language, code).children, null);
  return tokens;

  function walk(nodes: readonly Node[], kind: string | null): void {
    for (const node of nodes) {
      if (node.type === "text") {
        tokens.push({ start, text: node.value, kind });
        start += node.value.length;
      } else if (node.type === "element") {
        walk(node.children, classOf(node) ?? kind);
      }
    }
  }
}

type Tree = ReturnType<ReturnType<typeof createLowlight>["highlight"]>;
type Node = Tree["children"][number];
type Element = Extract<Node, { type: "element" }>;

function classOf(element: Element): string | null {
  const { className } = element.properties;
  return Array.isArray(className) ? className.join(" ") : null;
}

const lowlight = createLowlight({ bash, xml, cil: lisp });
