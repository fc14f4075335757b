import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import type { SelinuxFacts } from "@/server/contract/facts";
import { quoteWord } from "@/server/contract/quote-word";
import type { Subject } from "./subject";

/**
 * Refuses a start that would leave the container without its label, which libvirt lets happen: with SELinux on, a
 * domain without `<seclabel>` runs as libvirt's controller does, and on a permissive host so does one whose label the
 * policy does not have. Throws ScError plan_refused. Pure.
 */
export function checkLabel(
  subject: Pick<Subject, "name" | "label" | "policy" | "store">,
  selinux: { mode: SelinuxFacts["mode"]; isContextKnown: (context: string) => boolean },
): void {
  if (selinux.mode === "disabled") return;
  const { name, label, policy, store } = subject;
  if (!label.inDomainXml) {
    const why = `${name} was created while SELinux was off: its definition has no label, so it would run unconfined.`;
    throw new ScError("plan_refused", why, {
      fix: `Save what you need from ${store.path}, delete the container and create it again.`,
    });
  }
  if (selinux.isContextKnown(label.processContext)) return;
  const why = `The host's policy does not know ${label.processContext}: the container's policy module is not loaded.`;
  const file = policy === null ? null : join(store.path, "policy", `${policy.module}.cil`);
  throw new ScError(
    "plan_refused",
    why,
    file === null ? {} : { fix: `Load it: semodule -X 400 -i ${quoteWord(file)}` },
  );
}
