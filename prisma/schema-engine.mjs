#!/usr/bin/env node
import { readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as runtime from "@prisma/schema-engine-wasm/schema_engine_bg";

// Speaks the schema engine's line-delimited JSON-RPC for `prisma`, with the engine as WASM: no binary to download.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datasource: { type: "string" },
    datamodels: { type: "string", multiple: true },
    version: { type: "boolean" },
  },
});
if (values.version) {
  console.log("schema-engine-cli wasm");
  process.exit(0);
}
if (positionals[0] === "cli") process.exit(0); // SQLite: can-connect / create-database need nothing

const require = createRequire(import.meta.url);
const wasmPath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
const instance = new WebAssembly.Instance(new WebAssembly.Module(await readFile(wasmPath)), {
  "./schema_engine_bg.js": runtime,
});
runtime.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const url = values.datasource ? JSON.parse(values.datasource).url : ":memory:";
// The engine sends a whole migration as one raw query; better-sqlite3 prepares one statement only.
class MigrationAdapter extends PrismaBetterSqlite3 {
  async connectToShadowDb() {
    const shadow = await super.connectToShadowDb();
    const executeRaw = shadow.executeRaw.bind(shadow);
    shadow.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query);
      await shadow.executeScript(query.sql);
      return 0;
    };
    return shadow;
  }
}
const factory = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter({ url }));
const datamodels =
  values.datamodels &&
  (await Promise.all(values.datamodels.map(async (p) => [p, await readFile(p, "utf8")])));
const open = () => runtime.SchemaEngine.new({ datamodels }, () => {}, factory);
let engine = await open();
const createMigrationsTable = (p) =>
  engine.applyMigrations({
    migrationsList: { ...p.migrationsList, migrationDirectories: [] },
    filters: p.filters,
  });
const call = async (method, params) => {
  if (method === "createDatabase") return { databaseName: url };
  if (method === "reset") {
    engine.free();
    for (const suffix of ["", "-journal", "-wal", "-shm"])
      await rm(url.replace(/^file:/, "") + suffix, { force: true });
    engine = await open();
    return null;
  }
  if (method === "devDiagnostic" || method === "diagnoseMigrationHistory")
    await createMigrationsTable(params);
  return engine[method === "getDatabaseVersion" ? "version" : method](params);
};
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", id, ...message })}\n`);
  try {
    const result = (await call(method, params)) ?? null;
    if (method === "diff" && result?.stdout != null)
      send({ id: 0, method: "print", params: { content: result.stdout } });
    send({ result });
  } catch (error) {
    send({
      error: {
        code: 4466,
        message: error.message,
        data: { is_panic: false, message: error.message, error_code: error.code },
      },
    });
  }
}
