/** What has to be taken back at the end, the last thing first; a failure does not keep the rest from being done. */
export class Cleanup {
  readonly #tasks: (() => Promise<unknown>)[] = [];

  defer(task: () => Promise<unknown>): void {
    this.#tasks.push(task);
  }

  async run(): Promise<void> {
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) {
      try {
        await task();
      } catch (error) {
        console.error("Could not clean up:", error);
      }
    }
  }
}
