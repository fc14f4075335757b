import { libc } from "./libc";
import { walkTree } from "./walk-tree";

/**
 * Compares the SELinux context of a file or directory, and of all below it, with the one that it should have. Looks at
 * `maxFiles` at most, never behind a symbolic link and at nothing outside. Others may change it meanwhile: what is gone is not
 * looked at.
 */
export async function compareLabels(wanted: string, top: string): Promise<LabelComparison> {
  const result: LabelComparison = {
    looked: 0,
    whole: true,
    missing: { count: 0, first: [] },
    wrong: { count: 0, first: [] },
  };
  for await (const { fd, path } of walkTree(top)) {
    if (result.looked >= maxFiles) return { ...result, whole: false };
    if (fd === null) {
      result.whole = false;
      continue;
    }
    result.looked++;
    const value = libc.getAttribute(fd, "security.selinux");
    const context = value?.toString("utf8").replace(/\0$/, "");
    if (context === undefined) add(result.missing, path);
    else if (context !== wanted) add(result.wrong, path);
  }
  return result;
}

export type LabelComparison = {
  /** 0 where there is no such path. */
  looked: number;
  /** False when there was more than was looked at. */
  whole: boolean;
  /** Without any label, and with another one. */
  missing: Differing;
  wrong: Differing;
};

/** `first`: paths of the first few. All of them could be more than the memory holds: a container chooses their names. */
export type Differing = { count: number; first: string[] };

const maxFiles = 200_000;
const mostNamed = 5;

function add(differing: Differing, path: () => string): void {
  differing.count++;
  if (differing.first.length < mostNamed) differing.first.push(path());
}
