import type { Denial } from "@/server/contract/denial";
import { attributeDecision, type Known } from "./attribute/attribute-decision";
import type { Decision } from "./event/decision";
import { type ExplainContext, explainDenial } from "./explain/explain-denial";

/** A decision as it is shown: whose it is, and why. Plans and reasons of the policy are asked for by name of the container. */
export function tellDenial(
  decision: Decision,
  known: Known,
  look: (container: string | null) => ExplainContext,
): Denial {
  const attributed = { ...decision, ...attributeDecision(decision, known) };
  const explanation = explainDenial(attributed, look(attributed.container));
  const {
    time,
    serial,
    permissions,
    class: className,
    source,
    target,
    comm,
    exe,
    pid,
    path,
    name,
  } = attributed;
  const { permissive, result, container, victim, raw } = attributed;
  return {
    time,
    serial,
    permissions,
    class: className,
    source,
    target,
    comm,
    exe,
    pid,
    path,
    name,
    permissive,
    result,
    container,
    victim,
    explanation,
    raw,
  };
}
