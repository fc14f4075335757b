import { Bench } from "./bench";
import { buildSection } from "./sections/build";

const bench = await Bench.create();
try {
  for (const s of [buildSection]) console.log(JSON.stringify((await s.measure(bench)).rows, null, 1));
} finally {
  await bench.cleanup.run();
}
