import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PathTable } from "./path-table";
import { toUsrForm } from "./usr-form";

const component = fc.stringMatching(/^[a-z.é ]{1,4}$/u).filter((name) => !/^\.+$/.test(name));
const path = fc
  .tuple(
    fc.constantFrom("/usr/bin", "/bin", "/lib", "/etc", "/usr/lib", "/lib64x"),
    fc.array(component, { maxLength: 2 }),
  )
  .map(([top, parts]) => [top, ...parts].join("/"));

const build = (lists: readonly (readonly string[])[]) =>
  PathTable.build(
    lists.map((paths) => Buffer.from(paths.map((one) => `${one}\n`).join(""))),
    () => undefined,
  );

describe("PathTable", () => {
  it("finds the owners of every path, like a map of strings would", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uniqueArray(path), { maxLength: 6 }), path, async (lists, stranger) => {
        const table = await build(lists);
        for (const wanted of [stranger, ...lists.flat()]) {
          const expected = lists.flatMap((paths, number) =>
            paths.filter((one) => toUsrForm(one) === toUsrForm(wanted)).map(() => number),
          );
          expect(table.ownersOf(wanted)).toEqual(expected);
        }
        expect(lists.map((_, number) => table.pathsOf(number))).toEqual(
          lists.map((paths) => paths.map(toUsrForm)),
        );
      }),
    );
  });

  it("gives long lists in batches and leaves the root out", async () => {
    const long = Array.from({ length: 1500 }, (_, index) => `/usr/share/${index}`);
    const table = await build([["/."], long, []]);
    expect(table.pathsOf(0)).toEqual([]);
    expect([...table.batchesOf(1)].length).toBeGreaterThan(1);
    expect(table.pathsOf(1)).toEqual(long);
    expect(table.pathsOf(7)).toEqual([]);
  });
});
