import type { Plan } from "@/server/contract/plan";
import { runCommand } from "@/server/host/run-command";
import type { Bench } from "../bench";
import { executable, makePlan } from "../container/make-plan";
import { interleave } from "../measure/interleave";
import { stopwatch } from "../measure/stopwatch";
import { medianRow, plainRow, ratioRow } from "../report/row";
import type { Section } from "../report/section";

/** A plan made in a warm process, against asking the package manager for no more than what the plan has to know. */
export const planSection: Section = {
  id: "plan",
  title: "Plan, warm",
  async measure(bench: Bench) {
    const choices = { name: bench.name("plan"), stateDir: bench.directory };
    const cold = await stopwatch(() => makePlan(choices));
    const plan = await makePlan(choices);
    const queries = listQueries(plan);
    const { ours, baseline } = await interleave(
      {
        ours: () => stopwatch(() => makePlan(choices)),
        baseline: () => stopwatch(() => runAll(queries)),
      },
      { rounds: bench.rounds },
    );
    return {
      rows: [
        ratioRow(`facts and plan of ${executable}`, ours, baseline, 1.5),
        medianRow("the same, absolute", ours, 150),
        plainRow("the first plan of a process, which reads the package database", [cold]),
      ],
      remarks: [
        `The plan has ${plan.packages.length} packages and ${plan.entries.length} paths, and asks libvirt, the unit and the file system besides.`,
        `Baseline, one after the other: ${queries.map(describe).join("; ")}.`,
      ],
    };
  },
};

/** Who owns the program; what its packages and their dependencies are; which files the owner and its companions have. */
function listQueries(plan: Plan): string[][] {
  const names = plan.packages.map(({ name }) => name);
  const own = plan.packages.filter(({ role }) => role !== "dependency").map(({ name }) => name);
  if (plan.packageDb === "rpm") {
    return [
      ["rpm", "-q", "-f", "--", executable],
      [
        "rpm",
        "-q",
        "--queryformat",
        "%{NAME} %{VERSION}-%{RELEASE} %{SUMMARY}\\n",
        "--requires",
        "--",
        ...names,
      ],
      ["rpm", "-q", "--list", "--configfiles", "--", ...own],
    ];
  }
  return [
    ["dpkg", "-S", executable],
    ["dpkg-query", "--status", "--", ...names],
    ["dpkg", "-L", ...own],
  ];
}

async function runAll(queries: string[][]): Promise<void> {
  for (const [file = "", ...args] of queries) await runCommand(file, args);
}

function describe(query: string[]): string {
  const shown = query.slice(0, 3).join(" ");
  return query.length > 4
    ? `\`${shown} …\` of ${query.length - query.indexOf("--") - 1} packages`
    : `\`${query.join(" ")}\``;
}
