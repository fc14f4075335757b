import type { AbsolutePath } from "@/server/contract/absolute-path";
import { type Capability, capabilitySchema } from "@/server/contract/capability";
import type { Disposition } from "@/server/contract/disposition";
import type { Plan, PlanWarning } from "@/server/contract/plan";
import { capabilityWords } from "../capabilities/capability-words";
import { dangerousCapabilities } from "../capabilities/dangerous-capabilities";
import { neverEnters } from "../contents/never-enters";
import { placeOf } from "../contents/place-of";
import { isWithin } from "../path/is-within";
import type { PlanContext } from "../plan-context";
import { warn } from "./warn";

/** What the administrator's choices would undo: paths that must not be shared, capabilities that reach the host. */
export function warnChoices(context: PlanContext, capabilities: Plan["capabilities"]): PlanWarning[] {
  const choices = Object.entries(context.request.dispositions) as [AbsolutePath, Disposition][];
  return [
    ...choices.flatMap(([path, disposition]) => warnPath(path, disposition, context)),
    ...capabilities
      .filter(({ name }) => dangerousCapabilities.has(name))
      .map(({ name }) => warnCapability(name)),
    ...warnLeftOut(context, capabilities),
  ];
}

function warnPath(path: AbsolutePath, disposition: Disposition, context: PlanContext): PlanWarning[] {
  const at = context.canonical(path);
  const why = neverEnters(at);
  if (why !== null && disposition !== "omit") {
    return [
      warn("refuse", "never_enters", `${path} ${why}: it never enters a container.`, {
        path,
        fix: `Leave ${path} out.`,
      }),
    ];
  }
  if (at === "/")
    return [warn("refuse", "never_enters", "The root is always the container's own.", { path })];
  if (disposition !== "shared") return [];
  const reason = whyNotShared(at, context);
  if (reason !== null)
    return [warn("refuse", "never_shared", reason, { path, fix: "Choose copy or empty." })];
  if (placeOf(at) !== "personal") return [];
  const text = `${path} holds people's own files; the container will read them.`;
  return [
    warn("warn", "personal_shared", text, { path, fix: "Choose copy for just the files that it needs." }),
  ];
}

function whyNotShared(path: AbsolutePath, { seed }: PlanContext): string | null {
  if (isWithin(path, "/run")) {
    return `${path} cannot be shared: whoever reaches the sockets in the host's /run is as good as root on the host.`;
  }
  if (isWithin(seed.stateDir, path) || isWithin(path, seed.stateDir)) {
    return `${path} cannot be shared: it holds the other containers.`;
  }
  const hit = sensitive.find((each) => isWithin(each, path));
  return hit === undefined ? null : `${path} cannot be shared: ${hit} ${neverEnters(hit)}.`;
}

const sensitive = [
  "/etc/shadow",
  "/etc/sudoers",
  "/etc/ssh/ssh_host_ed25519_key",
  "/proc",
  "/sys",
  "/dev/null",
];

function warnCapability(name: Capability): PlanWarning {
  const text = `The container may ${capabilityWords[name]} (${name}), which reaches beyond the container.`;
  return warn("warn", "dangerous_capability", text, {
    fix: `Take ${name} away unless you know that the program needs it.`,
  });
}

/** What the unit or a choice gives the program and the plan does not. */
function warnLeftOut(
  { unit, facts, request }: PlanContext,
  capabilities: Plan["capabilities"],
): PlanWarning[] {
  const given = new Set(capabilities.map(({ name }) => name));
  const { missingCapabilities } = facts.host;
  const wanted = new Set([...(unit?.ambientCapabilities ?? []), ...(unit?.capabilityBoundingSet ?? [])]);
  return capabilitySchema.options.flatMap((name) => {
    if (given.has(name) || request.capabilities[name] === false) return [];
    const isMissing = missingCapabilities.includes(name);
    if (isMissing && (wanted.has(name) || request.capabilities[name] === true)) return [warnMissing(name)];
    if (isMissing || unit?.ambientCapabilities.includes(name) !== true) return [];
    const text = `${unit.name} gives the program ${name} (${capabilityWords[name]}); the plan does not, since it reaches beyond the container.`;
    return [
      warn("warn", "capability_left_out", text, {
        fix: `Give ${name} if the program does not work without it.`,
      }),
    ];
  });
}

function warnMissing(name: Capability): PlanWarning {
  const text = `Root on this host lacks ${name} (${capabilityWords[name]}) itself, so the container does without.`;
  return warn("note", "capability_missing", text);
}
