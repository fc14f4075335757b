import { z } from "zod";

/** An absolute, normalised path: no `.`, `..` or empty component, no control character, at most PATH_MAX bytes. */
export const absolutePathSchema = z
  .string()
  .refine((path) => countBytes(path) < 4096, "A path has fewer than 4096 bytes.")
  .regex(/^\//, "A path starts with /.")
  .regex(/^\P{Cc}*$/u, "A path has no control characters.")
  .refine((path) => path === "/" || isNormalised(path), "A path has no empty, . or .. component.")
  .brand<"AbsolutePath">();

export type AbsolutePath = z.infer<typeof absolutePathSchema>;

const countBytes = (text: string): number => new TextEncoder().encode(text).length;

const isNormalised = (path: string): boolean =>
  path
    .slice(1)
    .split("/")
    .every((part) => part !== "" && part !== "." && part !== "..");
