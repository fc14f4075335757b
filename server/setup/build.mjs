import { buildProduct } from "./lib/build-product.mjs";
import { ensureNodeModules } from "./lib/ensure-node-modules.mjs";
import { runMain } from "./lib/run-main.mjs";

/** `npm run build`: what `npm start` runs, built where it is out of date. */
await runMain(async () => {
  process.umask(0o022);
  await ensureNodeModules();
  await buildProduct();
  return 0;
});
