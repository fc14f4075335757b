import { type AbsolutePath, absolutePathSchema } from "@/server/contract/absolute-path";

/** Text as a path, or null when it is none: relative, with `..`, or with control characters. A slash at the end is forgiven. */
export function toPath(text: string): AbsolutePath | null {
  const trimmed = text.length > 1 ? text.replace(/\/+$/, "") : text;
  const parsed = absolutePathSchema.safeParse(trimmed);
  return parsed.success ? parsed.data : null;
}
