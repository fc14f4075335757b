import { isDismissed } from "@/server/contract/is-dismissed";
import { selinuxMode } from "@/server/host/selinux-mode";
import { connectHelper } from "../client/connect-helper";
import { formatDenialRows } from "../output/format-denials";
import { note, print, printJson } from "../output/print";
import { readName } from "../read-name";

/** Prints what the page of a container lists, as the helper keeps it. JSON: the answer of denials.list. */
export async function listDenials(
  text: string,
  { dismissed, json }: { dismissed: boolean; json: boolean },
): Promise<void> {
  const name = readName(text);
  const list = await connectHelper().denials.list.query({ name });
  const groups = list.groups.filter((group) => dismissed || !isDismissed(group));
  if (json) return printJson({ ...list, groups });
  if (groups.length > 0) print(formatDenialRows(groups));
  else if (list.groups.length === 0)
    print(`Nothing was denied to ${name}, and nothing of it to others.${sayOff()}`);
  const hidden = list.groups.length - groups.length;
  if (hidden > 0) note(`${hidden} dismissed; --dismissed shows them.`);
}

function sayOff(): string {
  return selinuxMode.read() === "disabled" ? " SELinux is off on this host: nothing is denied on it." : "";
}
