import fc from "fast-check";
import { expect, it } from "vitest";
import { containerNameSchema } from "@/server/contract/container-name";
import { suggestName } from "./suggest-name";

it.each([
  ["/usr/sbin/nginx", [], "nginx"],
  ["/usr/sbin/nginx", ["nginx", "nginx-2"], "nginx-3"],
  ["/usr/bin/python3.11", [], "python3-11"],
  ["/usr/bin/[", [], "program"],
  ["/usr/bin/X11_Tool-", [], "x11-tool"],
  ["/usr/bin/7z", [], "z"],
])("%s beside %j", (executable, taken, name) => {
  expect(suggestName(executable, taken)).toBe(name);
});

it("always gives a name that may be used and is free", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.constantFrom("a", "a-2", "program", "program-2")), (text, taken) => {
      const name = suggestName(`/usr/bin/${text}`, taken);
      expect(containerNameSchema.safeParse(name).success).toBe(true);
      expect(taken).not.toContain(name);
    }),
  );
});
