/** `name = value` lines of a libvirt configuration file, quotes taken off; comments and lists are left out. */
export function parseSettings(text: string): Record<string, string> {
  const lines = [...text.matchAll(/^\s*([a-z_]+)\s*=\s*(?:"([^"\n]*)"|([^\s#[]+))/gm)];
  return Object.fromEntries(lines.map(([, name, quoted, bare]) => [name, quoted ?? bare ?? ""]));
}
