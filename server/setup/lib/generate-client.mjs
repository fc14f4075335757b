import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.mjs";
import { run } from "./run.mjs";
import { Stop } from "./stop.mjs";
import { tool } from "./tool.mjs";

/** Generates the database client (prisma/generated) when it is missing or older than the schema. */
export async function generateClient() {
  const schema = join(root, "prisma", "schema.prisma");
  const generated = join(root, "prisma", "generated");
  if (existsSync(generated) && statSync(generated).mtimeMs >= statSync(schema).mtimeMs) return;
  const { code, output } = await run(tool("prisma"), ["generate"]);
  if (code !== 0) throw new Stop(`prisma generate failed:\n${output.trim()}`);
}
