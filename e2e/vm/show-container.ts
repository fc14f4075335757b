import { ask } from "./ask";

/** What the product in the enforcing host shows of a container; `options` is its name, and --plan for that. */
export async function show<Shown>(options: string): Promise<Shown> {
  return JSON.parse(await ask(`sandboxcontainer show ${options} --json`)) as Shown;
}
