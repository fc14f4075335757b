import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// The engine binary is a download; the shim speaks its protocol with the engine from npm instead.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fromRoot("prisma/schema-engine.mjs");

export default defineConfig({
  schema: fromRoot("prisma/schema.prisma"),
  migrations: { path: fromRoot("prisma/migrations") },
  datasource: { url: `file:${process.env.SC_STATE_DIR ?? "/var/lib/sandboxcontainer"}/sandboxcontainer.db` },
});

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
