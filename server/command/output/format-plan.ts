import type { Plan } from "@/server/contract/plan";
import { foldEntries } from "./fold-entries";
import { formatSize } from "./format-size";
import { formatTable } from "./format-table";
import { formatWarnings } from "./format-warnings";
import { makeVisible } from "./make-visible";
import { style } from "./style";

/** A plan with or without its entries (the helper keeps those apart). */
export type ShownPlan = Omit<Plan, "entries"> & Partial<Pick<Plan, "entries">>;

/** The whole plan as text, section by section, each decision with its reason. */
export function formatPlan(plan: ShownPlan, options: { all: boolean }): string {
  const sections: [title: string, body: string][] = [
    ["Read first", formatWarnings(plan.warnings)],
    ["Program", formatProgram(plan)],
    ["Mounts", formatMounts(plan)],
    ["Paths", plan.entries ? formatEntries(plan.entries, options) : ""],
    [
      "Written by us",
      formatTable(
        plan.generatedFiles.map((file) => clean([file.path, file.reason.text])),
        indent,
      ),
    ],
    ["Label", formatLabel(plan)],
    ["Capabilities", formatCapabilities(plan)],
    ["Policy", formatPolicy(plan)],
    ["Init", formatInit(plan)],
    ["Kept in", formatStore(plan)],
  ];
  const shown = sections.filter(([, body]) => body !== "");
  return [
    `${style.strong(plan.name)}: ${makeVisible(plan.summary)}`,
    ...shown.map(([title, body]) => `\n${style.strong(title)}\n${body}`.trimEnd()),
  ].join("\n");
}

const indent = { indent: 2 };
const clean = (row: string[]): string[] => row.map((cell) => makeVisible(cell));

function formatProgram({ executable, packages, unit, identity, network, memoryMiB }: ShownPlan): string {
  const owner = packages.find(({ role }) => role === "owner");
  const count = (role: string) => packages.filter((entry) => entry.role === role).length;
  const isLink = executable.resolved !== executable.path;
  const rows = [
    ["path", executable.path + (isLink ? ` → ${executable.resolved}` : "")],
    ["package", owner ? `${owner.name} ${owner.version} (${owner.architecture})` : "none"],
    ["with it", `${count("companion")} companions, ${count("dependency")} dependencies`],
    ["unit", unit ? `${unit.name} (${unit.type}): ${unit.reason.text}` : "none"],
    [
      "runs as",
      `${identity.user}:${identity.group} (${identity.uid}:${identity.gid}): ${identity.reason.text}`,
    ],
    [
      "network",
      network.kind === "none" ? "none" : `${network.address}/${network.prefix} on ${network.network}`,
    ],
    ["memory", `${memoryMiB} MiB`],
  ];
  return formatTable(rows.map(clean), indent);
}

function formatMounts({ mounts }: ShownPlan): string {
  const rows = mounts.map(({ kind, source, target, readOnly, sizeKiB, reason }) => [
    readOnly ? "ro" : "rw",
    target,
    source === null ? `${kind}${sizeKiB === null ? "" : ` ${formatSize(sizeKiB * 1024)}`}` : `← ${source}`,
    reason.text,
  ]);
  return formatTable(rows.map(clean), {
    ...indent,
    paint: (cell) => (cell === "rw" ? style.caution(cell) : cell),
  });
}

function formatEntries(entries: Plan["entries"], options: { all: boolean }): string {
  const rows = foldEntries(entries, options).map(
    ({ path, count, bytes, disposition, reason, otherReasons }) => [
      disposition,
      path,
      [count > 1 ? `${count} paths` : "", bytes > 0 ? formatSize(bytes) : ""]
        .filter((text) => text)
        .join(", "),
      otherReasons > 0 ? `${reason} (and other reasons: --all)` : reason,
    ],
  );
  return formatTable(rows.map(clean), { ...indent, heading: ["BECOMES", "PATH", "SIZE", "BECAUSE"] });
}

function formatLabel({ label }: ShownPlan): string {
  const rows = label.parts.map(({ part, value, text }) => clean([part, value, text]));
  const told = label.inDomainXml
    ? ""
    : `  ${style.danger("libvirt has no SELinux driver here: nothing enforces it.")}\n`;
  return `  ${label.processContext}\n${formatTable(rows, indent)}${told}`;
}

function formatCapabilities({ capabilities }: ShownPlan): string {
  if (capabilities.length === 0) return "  none\n";
  return formatTable(
    capabilities.map(({ name, reason }) => clean([name, reason.text])),
    indent,
  );
}

function formatPolicy({ policy }: ShownPlan): string {
  if (policy === null) return "  none of its own\n";
  const state = policy.load ? "loaded by the build" : "not loaded: SELinux is off here";
  const rows = policy.rules.map(({ title, text }) => clean([title, text]));
  return `  module ${policy.module}, ${state} (all of it: --policy)\n${formatTable(rows, indent)}`;
}

function formatInit({ init }: ShownPlan): string {
  const line = (command: Plan["init"]["command"]) =>
    [command.path, ...command.arguments].map(quote).join(" ");
  const rows = [
    ...init.before.map((command) => ["before", line(command)]),
    ["runs", line(init.command)],
    ["kind", init.kind],
    ["stop", `signal ${init.stopSignal}, then ${init.stopSeconds} s`],
    ...init.runtimeDirectories.map(({ path, mode, user, group }) => [
      "makes",
      `${path} (${mode} ${user}:${group})`,
    ]),
  ];
  return formatTable(rows.map(clean), indent);
}

/** A word of a command line, in quotes when a shell would not take it as it is. */
const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word));

function formatStore({ store }: ShownPlan): string {
  const size = store.sizeBytes === null ? "" : ` of ${formatSize(store.sizeBytes)}`;
  const space = `${formatSize(store.neededBytes)} needed, ${formatSize(store.freeBytes)} free`;
  return `  ${makeVisible(store.path)} (${store.kind}${size}; ${space})\n`;
}
