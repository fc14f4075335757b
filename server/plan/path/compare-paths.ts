/** Order in which a parent comes before what it holds and a directory's content stays together. */
export function comparePaths(a: string, b: string): number {
  const left = a.split("/");
  const right = b.split("/");
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const x = left[index] ?? "";
    const y = right[index] ?? "";
    if (x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}
