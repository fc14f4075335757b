import { expect, it } from "vitest";
import { parseCapabilities } from "./file-capabilities";

it("reads both forms of getcap's output, blanks in the path included", () => {
  const paths = ["/usr/bin/ping", "/opt/a b", "/usr/bin/old"];
  const output =
    "/usr/bin/ping cap_net_raw=ep\n/opt/a b cap_chown,cap_kill=ep\n/usr/bin/old = cap_net_admin+p\n";
  expect(parseCapabilities(output, paths)).toEqual([
    ["/usr/bin/ping", "cap_net_raw=ep"],
    ["/opt/a b", "cap_chown,cap_kill=ep"],
    ["/usr/bin/old", "cap_net_admin+p"],
  ]);
});

it("leaves out what was not asked for", () => {
  expect(parseCapabilities("/usr/bin/x cap_kill=ep\nnonsense\n", [])).toEqual([]);
});
