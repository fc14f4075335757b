import type { AbsolutePath } from "@/server/contract/absolute-path";
import { absolutePathSchema } from "@/server/contract/absolute-path";

/**
 * What one configuration text names outside its comments: absolute paths below the places where programs keep data,
 * system accounts (where the line speaks of a user or group) and loopback addresses (where it speaks of listening).
 * Each value once per file, with its first line. Paths end before variables and patterns: /var/log/x/*.log is /var/log/x.
 */
export function findMentions(text: string, file: AbsolutePath, accounts: ReadonlySet<string>): Mention[] {
  const seen = new Set<string>();
  const lines = blankComments(text).split("\n");
  return lines.flatMap((line, index) =>
    [...findPaths(line), ...findAccounts(line, accounts), ...findLoopback(line)].flatMap(([what, value]) => {
      const key = `${what} ${value}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ what, value, file, line: index + 1 }];
    }),
  );
}

export type Mention = {
  what: "path" | "account" | "loopback";
  value: string;
  file: AbsolutePath;
  line: number;
};

type Found = [Mention["what"], string];

/** Comments of the usual kinds become nothing; line numbers stay. */
function blankComments(text: string): string {
  return text
    .replace(/<!--[\s\S]*?-->|^[ \t]*\/\*[\s\S]*?\*\//gm, (comment) => comment.replace(/[^\n]+/g, ""))
    .replace(/^[ \t]*(?:#|;|\/\/|--[ \t]).*$/gm, "")
    .replace(/[ \t]#.*$/gm, "");
}

const pathPattern =
  /(?<![\w.$}%)\]/*~#-])\/(?:var|srv|run|opt|home|etc|usr\/share)(?![\w.+@~-])(?:\/[\w.+@~-]+)*(\/?[$*?[{%]?)/g;

function findPaths(line: string): Found[] {
  return [...line.matchAll(pathPattern)].flatMap(([whole, behind = ""]): Found[] => {
    const named = whole.slice(0, whole.length - behind.length);
    // A variable right behind a name is a suffix that is mostly empty; a pattern makes the name a part of others.
    const kept = /^[*?[{%]$/.test(behind)
      ? named.slice(0, named.lastIndexOf("/"))
      : named.replace(/[.-]+$/, "");
    const path = absolutePathSchema.safeParse(kept.replace(/^\/var\/run(?=\/|$)/, "/run"));
    return path.success && !tooWide.has(path.data) ? [["path", path.data]] : [];
  });
}

/** Whole places say nothing of this program. */
const tooWide: ReadonlySet<string> = new Set(["/etc", "/var", "/run", "/opt", "/usr/share"]);

const accountPattern =
  /(?:(?:user|group|owner|uid|gid|run[-_]?as|account)\w*["']?[ \t]*[:=]?[ \t]*["']?|(?<![^\s"'])-[ugU][ \t=]?[ \t]*)([a-z_][\w-]*)(?:[ \t:.]([a-z_][\w-]*))?/gi;

function findAccounts(line: string, accounts: ReadonlySet<string>): Found[] {
  return [...line.matchAll(accountPattern)]
    .flatMap(([, ...names]) => names)
    .flatMap((name): Found[] => (name !== undefined && accounts.has(name) ? [["account", name]] : []));
}

const listenContext = /listen|bind|addr|interface|(?:^|[\s"'])-[lHh](?=[\s"'=])/i;

function findLoopback(line: string): Found[] {
  if (!listenContext.test(line)) return [];
  const addresses = line.matchAll(/(?<![\w.:])(?:127(?:\.\d{1,3}){3}|::1|localhost)(?![\w.])/g);
  return [...addresses].map(([address]): Found => ["loopback", address]);
}
