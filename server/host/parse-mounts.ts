/**
 * Mounts from the text of /proc/PID/mountinfo (proc(5)): where, what kind of file system, whether this mount is
 * read-only (the file system itself may be writable elsewhere), and what is mounted: the file system's device
 * (major:minor) and the path in it.
 */
export function parseMounts(text: string): ParsedMount[] {
  return text.split("\n").flatMap((line) => {
    const [before = "", after] = line.split(" - ");
    const [id, , device, root, target, options] = before.split(" ");
    const type = after?.split(" ")[0];
    if (device === undefined || root === undefined || target === undefined) return [];
    if (options === undefined || type === undefined) return [];
    return [
      {
        id: Number(id),
        target: unescapeOctal(target),
        type,
        readOnly: options.split(",").includes("ro"),
        device,
        root: unescapeOctal(root),
      },
    ];
  });
}

type ParsedMount = {
  /** Unique in the kernel while it is mounted. */
  id: number;
  target: string;
  type: string;
  readOnly: boolean;
  device: string;
  root: string;
};

/** Blanks, tabs, newlines and backslashes are written in octal. */
function unescapeOctal(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}
