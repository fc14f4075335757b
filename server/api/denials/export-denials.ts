import type { ContainerName } from "@/server/contract/container-name";
import type { Denial } from "@/server/contract/denial";
import type { DenialGroup } from "@/server/contract/denial-list";
import { ScError } from "@/server/contract/error";
import { isDismissed } from "@/server/contract/is-dismissed";
import { writePolicyModule } from "@/server/denials/export/write-policy-module";
import { writeText } from "@/server/denials/export/write-text";
import type { Services } from "../services";
import { cleanTexts } from "./clean-texts";

/**
 * Denials to take along: as text, or as a policy module of what a rule may allow. What the policy that is loaded denies for another
 * reason than a missing rule is left out of the module, where it can be asked. Throws denial_not_found and, for a
 * module without a rule, plan_refused.
 */
export async function exportDenials(
  { denials, host }: Pick<Services, "denials" | "host">,
  { name, ids, format }: Wanted,
): Promise<{ file: string; text: string }> {
  const groups = cleanTexts(denials.list(name).groups.filter((group) => isWanted(group, ids)));
  if (groups.length === 0) {
    throw new ScError("denial_not_found", `There is no such denial of ${name}, or about it.`);
  }
  if (format === "text") return { file: `${name}-denials.txt`, text: writeText(groups) };
  const text = writePolicyModule(
    await keepMissingRules(
      host,
      groups.map(({ denial }) => denial),
    ),
  );
  if (text !== null) return { file: `sc_${name}_denials.cil`, text };
  throw new ScError("plan_refused", "No rule of the policy may allow this.", {
    fix: "What holds containers back is never opened; for the rest, see what the list says of each.",
  });
}

type Wanted = { name: ContainerName; ids?: string[] | undefined; format: "text" | "cil" };

function isWanted(group: DenialGroup, ids: string[] | undefined): boolean {
  return ids?.includes(group.id) ?? !isDismissed(group);
}

async function keepMissingRules(host: Services["host"], denials: Denial[]): Promise<Denial[]> {
  const reasons = await host.askPolicy(denials);
  return denials.filter((_, index) => (reasons[index]?.kind ?? "type") === "type");
}
