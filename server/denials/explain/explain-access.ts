import { pairOfRange } from "../pair-of-range";
import { explainCapability } from "./explain-capability";
import type { ExplainContext, Why } from "./explain-denial";
import { explainFile } from "./explain-file";
import { findSurface } from "./find-surface";
import { isBreach } from "./is-breach";
import { isOwnPlace } from "./is-own-place";
import type { Told } from "./say-attempt";

/** Why a container was refused something; the first that holds, the most serious ones first. */
export function explainAccess(denial: Told, { plan, reason }: ExplainContext): Why {
  return (
    (isOwnPlace(denial, plan) ? null : explainBreach(denial)) ??
    explainCapability(denial, plan) ??
    explainSurface(denial) ??
    explainPort(denial, plan) ??
    explainFile(denial, plan) ??
    explainPolicy(reason) ?? {
      kind: "type",
      reason: `No rule lets ${denial.source?.type} have this of ${denial.target?.type}.`,
      suspicious: false,
      candidates: [],
    }
  );
}

function explainBreach(denial: Told): Why | null {
  if (!isBreach(denial)) return null;
  const { source, target } = denial;
  const [own, other] = [source, target].map((label) =>
    pairOfRange(label?.range ?? null)?.map((category) => `c${category}`),
  );
  const pairs = own && other ? ` (${own.join()} and ${other.join()})` : "";
  return {
    kind: "mcs",
    reason: `The two carry different pairs${pairs}, and no rule ever opens one to the other: an attack or a bug.`,
    suspicious: true,
    candidates: [],
  };
}

function explainSurface(denial: Told): Why | null {
  const surface = findSurface(denial);
  if (surface === null) return null;
  const reason = `${surface} No container is given that: an attack, a bug, or a program that does not belong into one.`;
  return { kind: "protected", reason, suspicious: true, candidates: [] };
}

/**
 * policy/modules/kernel/corenetwork.te.in: reserved ports are those below 1024, and a type that has one of them has its other
 * ports reserved as well (8443 of http_port_t).
 */
function explainPort(
  { class: className, permissions, object, target }: Told,
  plan: ExplainContext["plan"],
): Why | null {
  if (!permissions.includes("name_bind") || !className?.endsWith("_socket")) return null;
  const isPlanned = plan?.capabilities.some(({ name }) => name === "net_bind_service") ?? false;
  const port = object.port === undefined ? "This port" : `Port ${object.port}`;
  return {
    kind: "port",
    reason: isPlanned
      ? "The type of this port is none that its policy module opens."
      : `${port} (${target?.type}) is reserved, and needs net_bind_service, which the plan does not have.`,
    suspicious: false,
    candidates: isPlanned
      ? []
      : [
          {
            kind: "port",
            text: "Let it listen on reserved ports (--allow net_bind_service). Or have the program listen on another port from 1024 up.",
            opens:
              "Every reserved port of its own network, those below 1024 included. Nothing of the host's.",
            command: null,
            change: { kind: "capability", name: "net_bind_service" },
          },
        ],
  };
}

function explainPolicy(reason: ExplainContext["reason"]): Why | null {
  if (reason === null) return null;
  const plain = { suspicious: false, candidates: [] };
  if (reason.kind === "allowed") {
    return { kind: "stale", reason: "The policy that is loaded now allows it.", ...plain };
  }
  if (reason.kind === "boolean") {
    return {
      kind: "boolean",
      reason: `The policy has a switch for it: ${reason.booleans.map(({ name }) => name).join(", ")}.`,
      suspicious: false,
      candidates: reason.booleans.map(({ name, on }) => ({
        kind: "boolean",
        text: `Switch ${name} ${on ? "on" : "off"}.`,
        opens: "The same for every domain of the host that the switch is for.",
        command: `setsebool -P ${name} ${on ? "on" : "off"}`,
        change: null,
      })),
    };
  }
  if (reason.kind === "type") return null;
  return {
    kind: "constraint",
    reason: "A constraint of the policy forbids it; no rule could allow it.",
    ...plain,
  };
}
