import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { parseEnvironmentFile } from "./environment-file";
import { parseExecLines } from "./exec-lines";
import { splitWords } from "./split-words";
import { parseSeconds } from "./unit-seconds";
import { lastSetting, listSetting, parseUnitText } from "./unit-sections";
import { expandSpecifiers } from "./unit-specifiers";

const unit = {
  name: "web@one-two.service",
  path: "/usr/lib/systemd/system/web@.service",
  hostname: "box.lan",
};
const words = (text: string): string[] => splitWords(text).map((word) => word.text);

describe("parseUnitText", () => {
  it("joins lines that go on, comments between them left out", () => {
    const sections = parseUnitText("[Service]\nExecStart=/bin/a one \\\n# note\n  two\nUser=x\n; note\n");
    expect(lastSetting(sections, "Service", "ExecStart")).toBe("/bin/a one    two");
    expect(lastSetting(sections, "Service", "User")).toBe("x");
  });

  it("starts a list anew at an empty assignment, drop-ins included", () => {
    const sections = parseUnitText(
      "[Service]\nExecStart=/a\nExecStart=/b\n",
      "[Service]\nExecStart=\nExecStart=/c\n",
    );
    expect(listSetting(sections, "Service", "ExecStart")).toEqual(["/c"]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseUnitText(text, text)).toBeInstanceOf(Map);
      }),
    );
  });
});

describe("splitWords", () => {
  it.each([
    [`a "b c" 'd "e'`, ["a", "b c", 'd "e']],
    [String.raw`a\x20b \t\\ "x\"y"`, ["a b", "\t\\", 'x"y']],
    [`x='a b'c`, ["x=a bc"]],
    [String.raw`\q \u00e9`, ["\\q", "é"]],
    [`"open end`, ["open end"]],
    [`''`, [""]],
  ])("%s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("gives back words that were quoted", () => {
    const quote = (word: string): string => `"${word.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
    fc.assert(
      fc.property(fc.array(fc.string()), (list) => {
        expect(words(list.map(quote).join(" "))).toEqual(list);
      }),
    );
  });
});

describe("expandSpecifiers", () => {
  it.each([
    ["%n %N %p %i %I", "web@one-two.service web@one-two web one-two one/two"],
    ["%t/%p %S/%p %C %L 100%%", "/run/web /var/lib/web /var/cache /var/log 100%"],
    ["%H %l %f %y", "box.lan box /one/two /usr/lib/systemd/system/web@.service"],
    ["%m %q %", "%m %q %"],
  ])("%s", (text, expected) => {
    expect(expandSpecifiers(text, unit)).toBe(expected);
  });

  it("undoes escapes of instances and never throws", () => {
    expect(expandSpecifiers("%I", { ...unit, name: String.raw`a@b\x2dc\xc3\xa9.service` })).toBe("b-cé");
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (text, name) => typeof expandSpecifiers(text, { ...unit, name }) === "string",
      ),
    );
  });
});

describe("parseExecLines", () => {
  const parse = (value: string) =>
    parseExecLines(value, unit, (name) => (name === "known" ? "/usr/bin/known" : null));

  it("reads prefixes, the argv[0] of @ and %%", () => {
    expect(parse("-+/usr/sbin/web -g 'daemon on; x' 5%%")).toEqual([
      {
        path: "/usr/sbin/web" as AbsolutePath,
        arguments: ["-g", "daemon on; x", "5%"],
        ignoreFailure: true,
        privileged: true,
      },
    ]);
    expect(parse("@/usr/bin/real called-as arg")[0]?.arguments).toEqual(["arg"]);
  });

  it("separates commands at a bare semicolon only", () => {
    expect(parse(`/bin/a ; /bin/b ";" \\; x`).map(({ path }) => path)).toEqual(["/bin/a", "/bin/b"]);
    expect(parse(`/bin/a ; /bin/b ";" x`)[1]?.arguments).toEqual([";", "x"]);
  });

  it("looks up bare names, and leaves out what is no path", () => {
    expect(parse("known x")[0]?.path).toBe("/usr/bin/known");
    expect(parse("unknown")).toEqual([]);
    expect(parse("relative/path")).toEqual([]);
    expect(parse("")).toEqual([]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parse(text)).toBeInstanceOf(Array);
      }),
    );
  });
});

describe("parseEnvironmentFile", () => {
  it("reads assignments as systemd does", () => {
    const text = `# note
; note
PLAIN=a b  \nDOUBLE="x \\"y\\" $z"\nSINGLE='a "b" \\n'
JOINED=one \\
two
export BAD=1
EMPTY=
MIXED=a"b c"d
`;
    expect(parseEnvironmentFile(text)).toEqual({
      PLAIN: "a b",
      DOUBLE: 'x "y" $z',
      SINGLE: 'a "b" \\n',
      JOINED: "one two",
      EMPTY: "",
      MIXED: "ab cd",
    });
  });

  it("gives back what was written in quotes", () => {
    const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,5}$/);
    const escaped = (value: string): string => value.replace(/["\\$`]/g, "\\$&");
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (variables) => {
        const text = Object.entries(variables).map(([key, value]) => `${key}="${escaped(value)}"\n`);
        expect(parseEnvironmentFile(text.join(""))).toEqual({ ...variables });
      }),
    );
  });
});

describe("parseSeconds", () => {
  it.each([
    ["90", 90],
    ["1min 30s", 90],
    ["500ms", 0.5],
    ["2h", 7200],
    ["infinity", null],
    ["0", null],
    ["5 apples", null],
    ["", null],
  ])("%s → %s", (text, expected) => {
    expect(parseSeconds(text)).toBe(expected);
  });
});
