import type { PlanWarning } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";
import { warn } from "./warn";

/** What is wrong with the executable and the unit themselves. */
export function warnExecutable(context: PlanContext): PlanWarning[] {
  return [...warnFile(context), ...warnUnit(context)];
}

function warnFile({ facts }: PlanContext): PlanWarning[] {
  const { path, mode, package: owner, onHost, kind } = facts.executable;
  const warnings: PlanWarning[] = [];
  const program = { path };
  if ((mode & 0o4000) !== 0) {
    const text = `${path} is setuid: it runs with the rights of its owner whoever starts it, which undoes what the container takes away.`;
    warnings.push(warn("refuse", "setuid", text, { ...program, fix: "Pick a program that is not setuid." }));
  }
  if ((mode & 0o2000) !== 0) {
    const text = `${path} is setgid: it runs with the rights of its group whoever starts it.`;
    warnings.push(warn("refuse", "setgid", text, { ...program, fix: "Pick a program that is not setgid." }));
  }
  if (owner === null) {
    const text = `No package owns ${path}, so nothing says what it needs.`;
    const fix = "Install the program as a package, or pick one that a package owns.";
    warnings.push(warn("refuse", "unowned", text, { ...program, fix }));
  }
  if (!onHost) {
    const text = `${path} is not on this host: the plan shows what the package database says, and its build would find nothing to copy or run.`;
    warnings.push(
      warn("warn", "not_on_host", text, { ...program, fix: `Install ${owner ?? "its package"} first.` }),
    );
  } else if (kind === "other") {
    const text = `${path} is neither a program nor a script that the kernel can run.`;
    warnings.push(warn("refuse", "not_executable", text, program));
  }
  return warnings;
}

function warnUnit({ facts, request, unit }: PlanContext): PlanWarning[] {
  if (typeof request.unit === "string" && unit === null) {
    const names = facts.units.map(({ name }) => name);
    const fix = names.length > 0 ? `Choose one of: ${names.join(", ")}.` : "Choose no unit.";
    return [
      warn("refuse", "unit_missing", `The packages of this program have no unit ${request.unit}.`, { fix }),
    ];
  }
  if (unit === null && request.unit !== null) {
    const text = `No unit file starts ${facts.executable.path}, so it runs as a plain program with the given arguments.`;
    return [warn("note", "no_unit", text)];
  }
  if (unit !== null && unit.execStart.length === 0) {
    const fix = "Choose another unit, or none.";
    return [
      warn("refuse", "unit_without_command", `${unit.name} has no command that could be run.`, { fix }),
    ];
  }
  return unit === null ? [] : warnAccount(unit, facts.accounts.users);
}

function warnAccount(
  unit: { name: string; user: string | null },
  users: readonly { name: string; uid: number }[],
) {
  const { user } = unit;
  if (user === null || users.some(({ name, uid }) => name === user || String(uid) === user)) return [];
  const text = `${unit.name} runs as ${user}, an account that this host does not have.`;
  return [
    warn("refuse", "account_missing", text, {
      fix: `Create the account ${user}, or install the package that does.`,
    }),
  ];
}
