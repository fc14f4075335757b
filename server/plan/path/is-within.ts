/** True when `path` is `directory` or lies below it, by whole path components. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || directory === "/" || path.startsWith(`${directory}/`);
}
