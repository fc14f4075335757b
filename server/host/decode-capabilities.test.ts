import { expect, it } from "vitest";
import { decodeCapabilities } from "./decode-capabilities";

it("names the bits of a mask, those of a newer kernel by number", () => {
  expect(decodeCapabilities("0000000000000000")).toEqual([]);
  expect(decodeCapabilities("00000000000004c1")).toEqual(["chown", "setgid", "setuid", "net_bind_service"]);
  expect(decodeCapabilities("0000030000000000")).toEqual(["checkpoint_restore", "capability 41"]);
});
