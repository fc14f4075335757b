import { describe, expect, it } from "vitest";
import { findFamily, parseOsRelease } from "./os-release.mjs";

const debian = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
ID=debian
HOME_URL="https://www.debian.org/"
`;
const fedora = `NAME="Fedora Linux"
VERSION="43 (Server Edition)"
ID=fedora
VERSION_ID=43
`;

describe("parseOsRelease", () => {
  it("reads bare and quoted values, and passes comments and other lines over", () => {
    expect(
      parseOsRelease(`# ID=x\nID=debian\nNAME='a "b"'\nPRETTY_NAME="q \\"r\\" \\$s"\nbad line\n=y\n`),
    ).toEqual({
      ID: "debian",
      NAME: 'a "b"',
      PRETTY_NAME: 'q "r" $s',
    });
  });

  it("never takes a name of another object", () => {
    expect(findFamily(parseOsRelease("__proto__=debian\nID=arch\n"))).toBeNull();
  });
});

describe("findFamily", () => {
  it.each([
    ["Debian", debian, "debian"],
    ["Fedora", fedora, "fedora"],
    ["Ubuntu", 'ID=ubuntu\nID_LIKE="debian"\n', "debian"],
    ["a derivative of a derivative", 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', "debian"],
    ["Rocky", 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"],
    ["Arch", "ID=arch\n", null],
    ["nothing", "", null],
  ])("%s", (_name, text, family) => {
    expect(findFamily(parseOsRelease(text))).toBe(family);
  });
});
