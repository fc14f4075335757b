import type { Container } from "@/server/contract/container";

export type BulkAction = "start" | "stop" | "restart";

/** What an action on several containers will do and what it leaves alone, in words; `names` are those it is for. */
export function describeBulk(action: BulkAction, containers: readonly Container[]): BulkPlan {
  const fitting = containers.filter((container) => fits[action].includes(container.state));
  const names = fitting.map((container) => container.name);
  const first =
    names.length === 0
      ? `Nothing to ${action}.`
      : `This will ${action} ${count(names.length, from[action])}.`;
  const rest = left.flatMap(({ states, one, many }) => {
    const total = containers.filter((c) => !fitting.includes(c) && states.includes(c.state)).length;
    if (total === 0) return [];
    return total === 1 ? [`1 ${one} is left alone.`] : [`${total.toString()} ${many} are left alone.`];
  });
  return { names, sentence: [first, ...rest].join(" ") };
}

export type BulkPlan = { names: Container["name"][]; sentence: string };

function count(total: number, adjective: string): string {
  return `${total.toString()} ${adjective} container${total === 1 ? "" : "s"}`;
}

const fits: Record<BulkAction, Container["state"][]> = {
  start: ["stopped"],
  stop: ["running", "paused"],
  restart: ["running", "paused"],
};

const from: Record<BulkAction, string> = { start: "stopped", stop: "running", restart: "running" };

const left: { states: Container["state"][]; one: string; many: string }[] = [
  { states: ["running", "paused"], one: "already running", many: "already running" },
  { states: ["stopped"], one: "stopped", many: "stopped" },
  {
    states: ["building", "starting", "stopping", "deleting"],
    one: "that is changing",
    many: "that are changing",
  },
  { states: ["missing"], one: "missing in libvirt", many: "missing in libvirt" },
];
