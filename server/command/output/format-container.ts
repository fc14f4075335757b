import type { Container } from "@/server/contract/container";
import { describeEnd } from "./describe-end";
import { formatPair, notEnforced } from "./format-containers";
import { formatTable } from "./format-table";
import { makeVisible } from "./make-visible";
import { style } from "./style";

/** Everything about one container, a line each. */
export function formatContainer(container: Container): string {
  const rows = [
    ["state", container.state],
    ["program", makeVisible(container.executable)],
    ["package", container.package ?? "none"],
    ["unit", container.unit ?? "none"],
    ["address", container.address ?? "none"],
    ["memory", `${container.memoryMiB} MiB`],
    ["kept in", `${makeVisible(container.path)} (${container.store})`],
    ["autostart", container.autostart ? "yes" : "no"],
    ["label", container.processContext],
    ["MCS pair", formatPair(container.pair)],
    ["live label", container.liveContext === null ? "-" : makeVisible(container.liveContext)],
    ...container.otherContexts.map((context) => ["also", makeVisible(context)]),
    ["init", container.initPid === null ? "-" : `process ${container.initPid}`],
    ["uuid", container.uuid],
    ["built", formatTime(container.createdAt)],
    ["started", container.startedAt === null ? "-" : formatTime(container.startedAt)],
    [
      "last end",
      container.lastEnd === null
        ? "-"
        : `${describeEnd(container.lastEnd)} (${formatTime(container.lastEnd.at)})`,
    ],
    ["denials", describeDenials(container)],
  ];
  const paint = (cell: string, column: number) => (column === 0 ? style.faint(cell) : cell);
  return `${style.strong(container.name)}\n${formatTable(rows, { indent: 2, paint })}${warn(container)}`;
}

function describeDenials({ name, denials: { count, suspicious } }: Container): string {
  if (count === 0) return "none that are known";
  const worst = suspicious === 0 ? "" : `, ${suspicious} of them an attack or a bug`;
  return `${count}${worst}: sandboxcontainer denials --container ${name}`;
}

function warn({ state, confinement, processContext }: Container): string {
  if (confinement === "unknown" && (state === "running" || state === "paused"))
    return `\n${style.danger("Its label could not be read: whether SELinux confines it is not known.")}\n`;
  if (confinement === "mismatch")
    return `\n${style.danger(`Not all of it runs as ${processContext}: stop it.`)}\n`;
  if (confinement === "permissive")
    return `\n${style.danger("Its type is permissive: what its label forbids happens all the same.")}\n`;
  return confinement === "not-enforced" ? `\n${style.danger(notEnforced)}\n` : "";
}

/** Local time to the second. */
function formatTime(milliseconds: number): string {
  const shifted = new Date(milliseconds - new Date(milliseconds).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19).replace("T", " ");
}
