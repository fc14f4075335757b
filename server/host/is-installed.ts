import { accessSync, constants } from "node:fs";

/** Whether a program of this name is where the distributions keep the host's tools. */
export function isInstalled(name: string): boolean {
  return directories.some((directory) => isExecutable(`${directory}/${name}`));
}

/** The system directories, and where Fedora and Debian keep catatonit. */
const directories = [
  "/usr/sbin",
  "/usr/bin",
  "/sbin",
  "/bin",
  "/usr/libexec/catatonit",
  "/usr/libexec/podman",
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
