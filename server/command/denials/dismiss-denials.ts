import { connectHelper } from "../client/connect-helper";
import { print, printJson } from "../output/print";
import { readName } from "../read-name";
import { findGroup } from "./find-group";

/** Dismisses groups of denials, or brings them back. JSON: the ids. */
export async function dismissDenials(
  verb: "dismiss" | "restore",
  text: string,
  prefixes: readonly string[],
  json: boolean,
): Promise<void> {
  const helper = connectHelper();
  const name = readName(text);
  const { groups } = await helper.denials.list.query({ name });
  const ids = [...new Set(prefixes.map((prefix) => findGroup(groups, prefix).id))];
  await helper.denials[verb].mutate({ name, ids });
  if (json) return printJson({ ids });
  const what = ids.length === 1 ? "One denial" : `${ids.length} denials`;
  print(`${what} of ${name} ${verb === "dismiss" ? "dismissed" : "brought back"}`);
}
