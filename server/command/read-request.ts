import { ScError } from "@/server/contract/error";
import { type PlanRequest, planRequestSchema } from "@/server/contract/plan-request";
import type { Choices } from "./choices";

/**
 * The request that the command line asks for. `rest` is what stood behind `--`: arguments for the program, after those
 * of --arg. Throws bad_input with the first thing that is wrong.
 */
export function readRequest(
  executable: string,
  name: string,
  choices: Partial<Choices>,
  rest: readonly string[] = [],
): PlanRequest {
  const programArguments = [...(choices.arg ?? []), ...rest];
  const request = planRequestSchema.safeParse({
    executable,
    name,
    packageDb: choices["package-db"],
    arguments: programArguments.length > 0 ? programArguments : undefined,
    unit: choices.unit === "none" ? null : choices.unit,
    store:
      choices.image === undefined
        ? undefined
        : { kind: "image", sizeMiB: readMebibytes("--image", choices.image) },
    network: choices.network,
    memoryMiB: choices.memory === undefined ? undefined : readMebibytes("--memory", choices.memory),
    autostart: choices.autostart,
    dispositions: choices.set === undefined ? undefined : Object.fromEntries(choices.set.map(readSetting)),
    capabilities: Object.fromEntries([
      ...(choices.allow ?? []).map((capability) => [capability, true]),
      ...(choices.deny ?? []).map((capability) => [capability, false]),
    ]),
  });
  if (request.success) return request.data;
  const [issue] = request.error.issues;
  const option = optionOf[String(issue?.path[0])];
  throw new ScError(
    "bad_input",
    `${option ? `${option}: ` : ""}${issue?.message ?? "The choices cannot be read."}`,
    {
      fix: "sandboxcontainer plan --help",
    },
  );
}

const optionOf: Record<string, string> = {
  executable: "EXECUTABLE",
  name: "--name",
  packageDb: "--package-db",
  arguments: "--arg",
  unit: "--unit",
  store: "--image",
  network: "--network",
  memoryMiB: "--memory",
  dispositions: "--set",
  capabilities: "--allow or --deny",
};

/** "64" and "64M" are 64 MiB, "2G" is 2048. */
function readMebibytes(option: string, text: string): number {
  const [, digits, unit] = /^(\d{1,9})([MG]?)(?:i?B)?$/i.exec(text) ?? [];
  if (digits === undefined) {
    throw new ScError("bad_input", `${option}: ${JSON.stringify(text)} is no size; write 64M or 2G.`);
  }
  return Number(digits) * (unit?.toUpperCase() === "G" ? 1024 : 1);
}

function readSetting(text: string): [string, string] {
  const end = text.lastIndexOf("=");
  if (end > 0) return [text.slice(0, end), text.slice(end + 1)];
  throw new ScError("bad_input", `--set: ${JSON.stringify(text)} is not PATH=DISPOSITION.`, {
    fix: "For example: --set /var/www=copy",
  });
}
