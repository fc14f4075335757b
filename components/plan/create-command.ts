import type { PlanRequest } from "@/server/contract/plan-request";

/** The command that creates the same container, quoted for a POSIX shell. */
export function createCommand(request: PlanRequest): string {
  const words = ["sandboxcontainer", "create", request.executable, "--name", request.name];
  if (request.packageDb) words.push("--package-db", request.packageDb);
  if (request.unit !== undefined) words.push("--unit", request.unit ?? "none");
  if (request.store.kind === "image") words.push("--image", `${request.store.sizeMiB.toString()}M`);
  if (request.network !== "nat") words.push("--network", request.network);
  if (request.memoryMiB !== 512) words.push("--memory", `${request.memoryMiB.toString()}M`);
  if (request.autostart) words.push("--autostart");
  for (const [path, disposition] of Object.entries(request.dispositions)) {
    words.push("--set", `${path}=${disposition}`);
  }
  for (const [name, isGiven] of Object.entries(request.capabilities)) {
    words.push(isGiven ? "--allow" : "--deny", name);
  }
  if (request.arguments) words.push("--", ...request.arguments);
  return words.map(quote).join(" ");
}

function quote(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
