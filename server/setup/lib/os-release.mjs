/**
 * Reads os-release(5) text: NAME=value lines, values bare or in single or double quotes, `\` escapes in double ones.
 * Comments and lines of another shape are passed over.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseOsRelease(text) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const line of text.split("\n")) {
    const match = /^([A-Z0-9_]+)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"'#]*))\s*$/.exec(line);
    if (match) values[match[1]] = match[2]?.replace(/\\(.)/g, "$1") ?? match[3] ?? match[4] ?? "";
  }
  return values;
}

/**
 * Which package tools a distribution has, from ID and ID_LIKE: Debian and its derivatives, or Fedora and its
 * derivatives. Null for any other.
 * @param {Record<string, string>} release
 * @returns {"debian" | "fedora" | null}
 */
export function findFamily(release) {
  const ids = [release.ID ?? "", ...(release.ID_LIKE ?? "").split(/\s+/)];
  if (ids.some((id) => id === "debian" || id === "ubuntu")) return "debian";
  if (ids.some((id) => id === "fedora" || id === "rhel" || id === "centos")) return "fedora";
  return null;
}
