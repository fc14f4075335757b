import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { Cleanup } from "./cleanup";
import { type BenchProduct, startProduct } from "./product/bench-product";

/** One run of the bench: its rounds, its directory (one file system for both sides), its product. */
export class Bench {
  readonly rounds: number;
  readonly directory: string;
  readonly cleanup: Cleanup;
  #product: Promise<BenchProduct> | null = null;

  private constructor(directory: string, rounds: number) {
    this.directory = directory;
    this.rounds = rounds;
    this.cleanup = new Cleanup();
    this.cleanup.defer(() => rm(directory, { recursive: true, force: true }));
  }

  /** SC_BENCH_ROUNDS: samples per side (20). SC_BENCH_DIR: where the containers are built (/var/tmp). */
  static async create(): Promise<Bench> {
    const rounds = Number(process.env.SC_BENCH_ROUNDS ?? 20);
    if (!Number.isInteger(rounds) || rounds < 1)
      throw new Error("SC_BENCH_ROUNDS is not a number of rounds.");
    const parent = process.env.SC_BENCH_DIR ?? "/var/tmp";
    return new Bench(await mkdtemp(join(parent, "sc-bench-")), rounds);
  }

  /** A container name that nothing else has. */
  name(word: string): string {
    return `bench-${randomBytes(2).toString("hex")}-${word}`;
  }

  /** The product as its user starts it, started when the first section wants it. */
  product(): Promise<BenchProduct> {
    this.#product ??= startProduct(this.cleanup);
    return this.#product;
  }
}
