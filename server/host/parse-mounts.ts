/**
 * Mounts from the text of /proc/PID/mountinfo (proc(5)): where, what kind of file system, and whether this mount is
 * read-only (the file system itself may be writable elsewhere).
 */
export function parseMounts(text: string): { target: string; type: string; readOnly: boolean }[] {
  return text.split("\n").flatMap((line) => {
    const [before = "", after] = line.split(" - ");
    const [, , , , target, options] = before.split(" ");
    const type = after?.split(" ")[0];
    if (target === undefined || options === undefined || type === undefined) return [];
    return [{ target: unescapeOctal(target), type, readOnly: options.split(",").includes("ro") }];
  });
}

/** Blanks, tabs, newlines and backslashes are written in octal. */
function unescapeOctal(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}
