/**
 * Replaces specifiers (systemd.unit(5), "Specifiers") for a unit of the system manager. What only the running machine
 * knows (boot id, machine id, kernel …) and unknown ones stay as written.
 */
export function expandSpecifiers(text: string, unit: UnitIdentity): string {
  const values = specifiersOf(unit);
  return text.replace(/%(.)/gs, (whole, letter: string) => values.get(letter) ?? whole);
}

export type UnitIdentity = {
  /** Full name: web@one.service. */
  name: string;
  path: string;
  hostname: string;
};

function specifiersOf({ name, path, hostname }: UnitIdentity): ReadonlyMap<string, string> {
  const bare = name.replace(/\.[^.]+$/, "");
  const [prefix = bare, ...rest] = bare.split("@");
  const instance = rest.join("@");
  const last = prefix.slice(prefix.lastIndexOf("-") + 1);
  return new Map([
    ["%", "%"],
    ["n", name],
    ["N", bare],
    ["p", prefix],
    ["P", unescapeUnitName(prefix)],
    ["i", instance],
    ["I", unescapeUnitName(instance)],
    ["j", last],
    ["J", unescapeUnitName(last)],
    ["f", `/${unescapeUnitName(instance || prefix).replace(/^\/+/, "")}`],
    ["y", path],
    ["Y", path.slice(0, path.lastIndexOf("/"))],
    ["t", "/run"],
    ["S", "/var/lib"],
    ["C", "/var/cache"],
    ["L", "/var/log"],
    ["E", "/etc"],
    ["T", "/tmp"],
    ["V", "/var/tmp"],
    ["H", hostname],
    ["l", hostname.split(".", 1)[0] ?? hostname],
    ["u", "root"],
    ["U", "0"],
    ["g", "root"],
    ["G", "0"],
    ["h", "/root"],
    ["s", "/bin/sh"],
  ]);
}

/** systemd-escape(1) backwards: "-" is "/", \xNN a byte of UTF-8. */
function unescapeUnitName(text: string): string {
  try {
    const encoded = encodeURIComponent(text.replaceAll("-", "/"));
    return decodeURIComponent(encoded.replace(/%5Cx([0-9a-fA-F]{2})/g, "%$1"));
  } catch {
    return text;
  }
}
