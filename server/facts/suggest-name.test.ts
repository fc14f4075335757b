import fc from "fast-check";
import { expect, it } from "vitest";
import { containerNameSchema } from "@/server/contract/container-name";
import { suggestName } from "./suggest-name";

it.each([
  ["/usr/sbin/nginx", "nginx"],
  ["/usr/bin/python3.11", "python3-11"],
  ["/usr/bin/X_Y", "x-y"],
  ["/usr/bin/[", "program"],
  ["/usr/bin/7z", "z"],
])("%s → %s", (path, name) => {
  expect(suggestName(path)).toBe(name);
});

it("is a valid name with room for a suffix, whatever the path", () => {
  fc.assert(
    fc.property(fc.string(), (path) => {
      expect(containerNameSchema.safeParse(`${suggestName(path)}-99`).success).toBe(true);
    }),
  );
});
