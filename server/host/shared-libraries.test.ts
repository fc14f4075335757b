import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseLoaderCache } from "./shared-libraries";

it("reads the loader's cache as ldconfig -p prints it", () => {
  const cache = parseLoaderCache(readFileSync(new URL("fixtures/ldconfig.txt", import.meta.url), "utf8"));
  expect(cache.get("libz.so.1")).toEqual(["/lib/x86_64-linux-gnu/libz.so.1"]);
  expect(cache.size).toBe(11);
});
