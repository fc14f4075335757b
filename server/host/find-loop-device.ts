import { readdir, readFile } from "node:fs/promises";

/** Loop device that uses this file (whoever set it up), null when none does. From sysfs, losetup's own source. */
export async function findLoopDevice(file: string): Promise<string | null> {
  for (const device of await readdir("/sys/block")) {
    if (!device.startsWith("loop")) continue;
    const backing = await readBackingFile(device);
    if (backing === file) return `/dev/${device}`;
  }
  return null;
}

async function readBackingFile(device: string): Promise<string | null> {
  try {
    return (await readFile(`/sys/block/${device}/loop/backing_file`, "utf8")).trimEnd();
  } catch {
    return null;
  }
}
