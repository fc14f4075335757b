/** Members of wheel and sudo in the text of group(5), in order, each once. */
export function readAdministrators(group: string): string[] {
  const members = [...group.matchAll(/^(?:wheel|sudo):[^:\n]*:\d*:(.*)$/gm)].flatMap(([, names = ""]) =>
    names.split(","),
  );
  return [...new Set(members.map((name) => name.trim()))].filter((name) => name !== "");
}
