import type { Plan } from "@/server/contract/plan";

/** A plan as text that a person can read and compare. */
export function renderPlan(plan: Plan): string {
  return `${[
    plan.summary,
    ["WARNINGS", ...plan.warnings.map(renderWarning)],
    ["UNIT", plan.unit === null ? "none" : `${plan.unit.name} (${plan.unit.type}): ${plan.unit.reason.text}`],
    ["MOUNTS", ...plan.mounts.map(renderMount)],
    ["ENTRIES", ...plan.entries.filter(({ path }) => !path.startsWith("/usr/")).map(renderEntry)],
    ["IDENTITY", ...renderIdentity(plan.identity)],
    ["CAPABILITIES", ...plan.capabilities.map(({ name, reason }) => `${name}: ${renderReason(reason)}`)],
    ["LABEL", `processes ${plan.label.processContext}`, `files     ${plan.label.fileContext}`],
    ["POLICY", ...renderPolicy(plan.policy)],
    ["STORE", JSON.stringify(plan.store)],
    ["NETWORK", JSON.stringify(plan.network)],
    ["DOMAIN XML", plan.domainXml],
    ...plan.generatedFiles.map(({ path, mode, content }) => [`${path} ${mode.toString(8)}`, content]),
  ]
    .map((part) => (typeof part === "string" ? part : `== ${part.join("\n")}`))
    .join("\n\n")}\n`;
}

function renderWarning({ severity, code, text, fix }: Plan["warnings"][number]): string {
  return `${severity} ${code}: ${text}${fix === null ? "" : ` -> ${fix}`}`;
}

function renderMount({ kind, source, target, readOnly, sizeKiB, reason }: Plan["mounts"][number]): string {
  const from = source ?? `${sizeKiB} KiB`;
  return `${kind.padEnd(5)} ${readOnly ? "ro" : "rw"} ${from} -> ${target} (${renderReason(reason)})`;
}

function renderEntry(entry: Plan["entries"][number]): string {
  const { disposition, kind, mode, owner, group, path, target, reason } = entry;
  const who = `${mode.toString(8).padStart(4, "0")} ${owner}:${group}`;
  const link = target === null ? "" : ` -> ${target}`;
  return `${disposition.padEnd(6)} ${kind.padEnd(9)} ${who.padEnd(20)} ${path}${link} (${renderReason(reason)})`;
}

function renderIdentity({ user, uid, group, gid, reason, users, groups }: Plan["identity"]): string[] {
  return [
    `starts as ${user}(${uid}):${group}(${gid}): ${renderReason(reason)}`,
    ...users.map((each) => `user ${each.name}(${each.uid}): ${renderReason(each.reason)}`),
    ...groups.map((each) => `group ${each.name}(${each.gid}): ${renderReason(each.reason)}`),
  ];
}

function renderPolicy(policy: Plan["policy"]): string[] {
  if (policy === null) return ["none"];
  const { module, load, rules, text } = policy;
  return [
    `${module}, ${load ? "loaded" : "not loaded"}`,
    ...rules.map((rule) => `${rule.title}: ${rule.text}`),
    text.trimEnd(),
  ];
}

function renderReason({ evidence, text }: Plan["mounts"][number]["reason"]): string {
  return `${evidence}: ${text}`;
}
