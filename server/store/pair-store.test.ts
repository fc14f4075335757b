import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { handPlan } from "@/server/build/testing/hand-plan";
import type { McsPair } from "@/server/contract/mcs-pair";
import { openStore, type Store } from "./open-store";

/** Ten pairs: soon all of them are held, and some are used again. */
const categories = 5;
const every = Array.from({ length: categories }, (_, high) =>
  Array.from({ length: high }, (_, low): McsPair => [low, high]),
).flat();

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sc-pairs-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

it("hands out two different categories that nobody has, unused ones first, whatever happens in between", async () => {
  let runs = 0;
  const place = fc.nat({ max: 99 });
  const commands = fc.commands(
    [
      fc.integer({ min: 1, max: 8 }).map(reserveDrafts),
      fc.constant(reserveAndCrash()),
      place.map(discard),
      place.map(build),
      place.map(failToBuild),
      place.map(buildDiscarded),
      place.map(remove),
      fc.constantFrom(...every).map(hostCarries),
      fc.constantFrom(...every).map(hostDrops),
      fc.constant(restart()),
    ],
    { maxCommands: 40, size: "max" },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const path = join(folder, `${++runs}.db`);
      const store = await openStore(path, "prisma/migrations", { categories });
      const model: Model = { drafts: [], containers: [], used: new Set(), host: new Set(), clock: 1 };
      try {
        await fc.asyncModelRun(() => ({ model, real: store }), sequence);
      } finally {
        await store.close();
      }
    }),
    { numRuns: 20 },
  );
});

/** What the registry has to know: who holds a pair, which were handed out ever, and which the host carries. */
type Model = {
  drafts: Draft[];
  containers: { name: string; pair: McsPair }[];
  used: Set<string>;
  host: Set<string>;
  clock: number;
};
/** One that is not written is what a crash leaves between the reservation and the draft's row. */
type Draft = { id: string; pair: McsPair; isWritten: boolean };
type Command = fc.AsyncCommand<Model, Store>;

/** Several at once: each gets another pair, as long as there are any. */
function reserveDrafts(callers: number): Command {
  return command(`reserve ${callers}`, always, async (model, store) => {
    for (const { id, pair } of await reserve(model, store, callers)) {
      const plan = withPair(`d${id}`, pair);
      const { request, uuid } = plan;
      const seed = { uuid, pair, address: null };
      await store.drafts.insert({ id, owner: "ann", seed, request, plan, planHash: "", at: model.clock });
      model.drafts.push({ id, pair, isWritten: true });
    }
  });
}

function reserveAndCrash(): Command {
  return command("reserve and crash", always, async (model, store) => {
    for (const found of await reserve(model, store, 1)) model.drafts.push({ ...found, isWritten: false });
  });
}

/** A draft that was written goes with its row, one that could not be written gives its pair back. */
function discard(index: number): Command {
  return command(
    `discard ${index}`,
    ({ drafts }) => drafts.length > 0,
    async (model, store) => {
      const { id, isWritten } = take(model.drafts, index);
      await (isWritten ? store.drafts.remove(id, ++model.clock) : store.pairs.release(id, ++model.clock));
    },
  );
}

function build(index: number): Command {
  return command(`build ${index}`, hasWritten, async (model, store) => {
    const { id, pair } = takeWritten(model, index);
    const name = await begin(model, store, { id, pair });
    model.containers.push({ name, pair });
    await expectHeld(model, store);
    await store.containers.complete(name, id);
  });
}

/** Its pair may be another's already. */
function buildDiscarded(index: number): Command {
  return command(`build discarded ${index}`, hasWritten, async (model, store) => {
    const draft = takeWritten(model, index);
    await store.drafts.remove(draft.id, ++model.clock);
    await expect(begin(model, store, draft)).rejects.toMatchObject({ code: "draft_not_found" });
    expect(await store.containers.findByDraft(draft.id)).toBeNull();
  });
}

/** The draft is there still, and so is its pair. */
function failToBuild(index: number): Command {
  return command(`fail to build ${index}`, hasWritten, async (model, store) => {
    const draft = takeWritten(model, index);
    const name = await begin(model, store, draft);
    model.drafts.push(draft);
    await expectHeld(model, store);
    await store.containers.abort(name, draft.id);
  });
}

/** The pair is held until all of the container is gone, and it is known afterwards whose it was. */
function remove(index: number): Command {
  return command(
    `remove ${index}`,
    ({ containers }) => containers.length > 0,
    async (model, store) => {
      const container = model.containers[index % model.containers.length];
      await store.containers.markDeleting(container?.name ?? "");
      await expectHeld(model, store);
      const { name, pair } = take(model.containers, index);
      await store.containers.remove(name, ++model.clock);
      const holders = await store.pairs.listHolders();
      expect(holders.filter((holder) => String(holder.pair) === String(pair))).toMatchObject([
        { name, to: model.clock },
      ]);
    },
  );
}

/** Something else on the host, or one of our own containers that runs. */
function hostCarries(pair: McsPair): Command {
  return command(`host carries ${String(pair)}`, always, async ({ host }) => void host.add(String(pair)));
}

function hostDrops(pair: McsPair): Command {
  return command(
    `host drops ${String(pair)}`,
    ({ host }) => host.has(String(pair)),
    async ({ host }) => void host.delete(String(pair)),
  );
}

/** What was reserved for a draft that was never written is free again, and nothing else. */
function restart(): Command {
  return command("restart", always, async (model, store) => {
    await store.pairs.releaseAbandoned(++model.clock);
    model.drafts = model.drafts.filter(({ isWritten }) => isWritten);
  });
}

/** After each, the registry holds what the model holds. */
function command(
  title: string,
  check: (model: Readonly<Model>) => boolean,
  run: (model: Model, store: Store) => Promise<void>,
): Command {
  return {
    check,
    run: async (model, store) => {
      await run(model, store);
      await expectHeld(model, store);
    },
    toString: () => title,
  };
}

function always(): boolean {
  return true;
}

function hasWritten({ drafts }: Readonly<Model>): boolean {
  return drafts.some(({ isWritten }) => isWritten);
}

/** So many callers at the same time, of whom the last are refused when there are not enough pairs. */
async function reserve(
  model: Model,
  store: Store,
  callers: number,
): Promise<{ id: string; pair: McsPair }[]> {
  const held = new Set(listHeld(model));
  const isFree = (pair: McsPair) => !held.has(String(pair)) && !model.host.has(String(pair));
  const free = every.filter(isFree);
  const unused = free.filter((pair) => !model.used.has(String(pair)));
  const ids = Array.from({ length: callers }, () => String(++model.clock));
  const taken = every.filter((pair) => model.host.has(String(pair)));
  const results = await Promise.allSettled(ids.map((id) => store.pairs.reserve(id, taken, model.clock)));
  const given = results.flatMap((result, index) => {
    if (result.status === "fulfilled") return [{ id: ids[index] ?? "", pair: result.value }];
    expect(result.reason).toMatchObject({ code: "no_pair_free" });
    return [];
  });
  expect(given).toHaveLength(Math.min(callers, free.length));
  for (const [index, { pair }] of given.entries()) {
    expect(pair[0]).toBeLessThan(pair[1]);
    expect(free.map(String)).toContain(String(pair));
    if (index < unused.length) expect(unused.map(String)).toContain(String(pair));
  }
  expect(new Set(given.map(({ pair }) => String(pair))).size).toBe(given.length);
  for (const { pair } of given) model.used.add(String(pair));
  return given;
}

async function begin(model: Model, store: Store, draft: { id: string; pair: McsPair }): Promise<string> {
  const plan = withPair(`c${++model.clock}`, draft.pair);
  const order = { draftId: draft.id, jobId: "j", plan, planHash: "", owner: "ann", at: model.clock };
  await store.containers.begin(order);
  return plan.name;
}

async function expectHeld(model: Model, store: Store): Promise<void> {
  expect((await store.pairs.listTaken()).map(String).sort()).toEqual(listHeld(model).sort());
}

function listHeld({ drafts, containers }: Model): string[] {
  return [...drafts, ...containers].map(({ pair }) => String(pair));
}

function take<Item>(items: Item[], index: number): Item {
  const [found] = items.splice(index % items.length, 1);
  if (found === undefined) throw new Error("There is none to take.");
  return found;
}

function takeWritten(model: Model, index: number): Draft {
  const chosen = take(
    model.drafts.filter(({ isWritten }) => isWritten),
    index,
  );
  model.drafts = model.drafts.filter((draft) => draft !== chosen);
  return chosen;
}

function withPair(name: string, pair: McsPair) {
  const plan = handPlan(name);
  return { ...plan, label: { ...plan.label, pair } };
}
