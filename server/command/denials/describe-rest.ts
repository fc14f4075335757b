import type { createDenialReader } from "@/server/denials/denial-reader";
import type { Change } from "@/server/denials/event/read-changes";
import { makeVisible } from "../output/make-visible";

/** What a log holds besides denials, as lines: what was left out, what was lost, and changes of SELinux itself. */
export function describeRest(counts: Counts, changes: readonly Change[]): string[] {
  const { appArmor, invalid, lost, suppressed } = counts;
  const said = [
    count(appArmor, "record of AppArmor, which is not SELinux", "records of AppArmor, which are not SELinux"),
    count(invalid, "record that is cut off or makes no sense", "records that are cut off or make no sense"),
    count(lost, "record that the kernel lost", "records that the kernel lost"),
    count(
      suppressed,
      "line that the kernel left out of its log",
      "lines that the kernel left out of its log",
    ),
  ].filter((text) => text !== null);
  const left = said.length === 0 ? [] : [`Not shown: ${said.join(", ")}.`];
  return [
    ...left,
    ...changes.slice(-mostChanges).map(({ time, text }) => `${toTime(time)}: ${makeVisible(text)}.`),
  ];
}

type Counts = ReturnType<ReturnType<typeof createDenialReader>["counts"]>;

const mostChanges = 5;

function count(number: number, one: string, many: string): string | null {
  return number === 0 ? null : `${number} ${number === 1 ? one : many}`;
}

function toTime(time: number | null): string {
  return time === null ? "At an unknown time" : new Date(time).toISOString();
}
