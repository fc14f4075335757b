import type { AbsolutePath } from "@/server/contract/absolute-path";
import { parentOf } from "../path/parent-of";

/** The entry of `map` for `path` or the closest directory above it; null when there is none. */
export function nearest<T>(
  map: ReadonlyMap<AbsolutePath, T>,
  path: AbsolutePath,
): { at: AbsolutePath; value: T } | null {
  if (map.size === 0) return null;
  for (let at = path; ; at = parentOf(at)) {
    const value = map.get(at);
    if (value !== undefined) return { at, value };
    if (at === "/") return null;
  }
}
