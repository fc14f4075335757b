/**
 * A file of EnvironmentFile= (systemd.exec(5)): NAME=VALUE lines, `#` and `;` comments, '…' and "…" around values,
 * backslash before a newline joins lines. What is not an assignment is left out.
 */
export function parseEnvironmentFile(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.replace(/^[ \t]*[#;].*$/gm, "").matchAll(assignmentPattern)) {
    variables[name] = unquote(value);
  }
  return variables;
}

const assignmentPattern =
  /^[ \t]*([A-Za-z_][A-Za-z0-9_]*)[ \t]*=[ \t]*((?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|\\[\s\S]|[^\n\\"'])*)/gm;

function unquote(value: string): string {
  return value
    .trimEnd()
    .replace(
      /"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|\\([\s\S])/g,
      (_, double?: string, single?: string, escaped = "") => {
        if (double !== undefined)
          return double.replace(/\\(["\\$`]|\n)/g, (__, char: string) => (char === "\n" ? "" : char));
        return single ?? (escaped === "\n" ? "" : escaped);
      },
    );
}
