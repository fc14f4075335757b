import { expect, it } from "vitest";
import { parseMounts } from "./parse-mounts";

const text = `155 129 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
158 157 0:42 /sys /proc/sys ro,nosuid,nodev,noexec,relatime shared:3 master:1 - proc proc rw
180 155 254:0 /a\\040b /srv/a\\040b\\134c ro - ext4 /dev/vda rw
`;

it("reads where, what, from where and whether this mount is read-only", () => {
  expect(parseMounts(text)).toEqual([
    { id: 155, target: "/", type: "ext4", readOnly: false, device: "254:0", root: "/" },
    { id: 158, target: "/proc/sys", type: "proc", readOnly: true, device: "0:42", root: "/sys" },
    { id: 180, target: "/srv/a b\\c", type: "ext4", readOnly: true, device: "254:0", root: "/a b" },
  ]);
  expect(parseMounts("")).toEqual([]);
});
