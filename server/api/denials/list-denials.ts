import type { DenialList } from "@/server/contract/denial-list";
import { ruleOf } from "@/server/denials/export/rule-of";
import type { Services } from "../services";
import { cleanTexts } from "./clean-texts";

/** What was denied to a container, and tried on it, with what can be done about each; texts are safe to show. */
export function listDenials({ denials }: Pick<Services, "denials">, name: string): DenialList {
  const { groups, log } = denials.list(name);
  return cleanTexts({
    groups: groups.map((group) => ({ ...group, canBeRule: ruleOf(group.denial) !== null })),
    log,
  });
}
