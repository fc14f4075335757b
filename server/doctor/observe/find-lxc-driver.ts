import { existsSync, readdirSync } from "node:fs";

/** The file of libvirt's LXC driver: below /usr/lib64 (Fedora) or a multiarch directory (Debian). Null: not installed. */
export function findLxcDriver(): string | null {
  const directories = [
    "/usr/lib64",
    "/usr/lib",
    ...readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`),
  ];
  const files = directories.map(
    (directory) => `${directory}/libvirt/connection-driver/libvirt_driver_lxc.so`,
  );
  return files.find((file) => existsSync(file)) ?? null;
}
