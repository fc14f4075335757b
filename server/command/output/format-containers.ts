import type { Container } from "@/server/contract/container";
import { formatTable } from "./format-table";
import { makeVisible } from "./make-visible";
import { style } from "./style";

/** The list of containers as a table, and a line below it when their labels are not enforced. */
export function formatContainers(containers: readonly Container[]): string {
  if (containers.length === 0) return "No containers. `sandboxcontainer create EXECUTABLE` makes one.\n";
  const rows = containers.map((container) => [
    container.name,
    container.state,
    container.address ?? "-",
    formatPair(container.pair),
    wordOf(container),
    `${container.memoryMiB} MiB`,
    makeVisible(container.executable),
  ]);
  const heading = ["NAME", "STATE", "ADDRESS", "PAIR", "LABEL", "MEMORY", "PROGRAM"];
  const isOpen = containers.some(({ confinement }) => confinement === "not-enforced");
  return formatTable(rows, { heading, paint }) + (isOpen ? `\n${style.danger(notEnforced)}\n` : "");
}

/** "c12,c77". */
export function formatPair([low, high]: Container["pair"]): string {
  return `c${low},c${high}`;
}

/** Only of one that is not up is nothing to say. */
function wordOf({ state, confinement }: Container): string {
  const isUp = state === "running" || state === "paused";
  return confinement === "unknown" && isUp ? "NOT KNOWN" : confinementWords[confinement];
}

const confinementWords = {
  enforced: "enforced",
  "not-enforced": "NOT ENFORCED",
  mismatch: "WRONG LABEL",
  permissive: "PERMISSIVE",
  unknown: "-",
} as const satisfies Record<Container["confinement"], string>;

export const notEnforced =
  "SELinux does not enforce on this host: labels are kept, but nothing acts on them. What separates the containers " +
  "is namespaces and capabilities alone.";

function paint(cell: string, column: number): string {
  if (column === 1)
    return cell === "running" ? style.good(cell) : cell === "missing" ? style.danger(cell) : cell;
  if (column === 4) return cell === "enforced" ? style.good(cell) : cell === "-" ? cell : style.danger(cell);
  return cell;
}
