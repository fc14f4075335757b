import type { ExecutableItem } from "@/server/contract/executable-item";
import { readDpkgStamp } from "@/server/host/dpkg-database";
import { readRpmStamp } from "@/server/host/rpm-database";
import { buildExecutableItems } from "./build-executable-items";
import { createExecutableSearch, type ExecutableSearch } from "./search-executables";

/**
 * Every executable that a package of this host owns, searchable. It is read in the background, and again when the
 * package databases have changed (looked at once a second at most, on search).
 */
export class ExecutableIndex {
  #stamp = "";
  #checkedAt = Number.NEGATIVE_INFINITY;
  #building: Promise<void> | null = null;
  #search: ExecutableSearch = createExecutableSearch([]);

  /** Starts reading at once; the first search waits for it. */
  static create(): ExecutableIndex {
    const index = new ExecutableIndex();
    index.#refresh();
    return index;
  }

  /** Best matches first. `total` counts all matches; `indexing` says that a newer index is on its way. */
  async search(query: { query: string; servicesOnly: boolean; limit: number }): Promise<{
    items: ExecutableItem[];
    total: number;
    indexed: number;
    indexing: boolean;
  }> {
    this.#refresh();
    if (this.#search.size === 0) await this.#building;
    return { ...this.#search.find(query), indexed: this.#search.size, indexing: this.#building !== null };
  }

  #refresh(): void {
    const now = performance.now();
    if (this.#building !== null || now - this.#checkedAt < checkEveryMs) return;
    this.#checkedAt = now;
    const stamp = `${readDpkgStamp()} ${readRpmStamp()}`;
    if (stamp === this.#stamp) return;
    this.#building = buildExecutableItems()
      .then((items) => {
        this.#search = createExecutableSearch(items);
        this.#stamp = stamp;
      })
      // The old index stays; the next search tries again.
      .catch(() => undefined)
      .finally(() => {
        this.#building = null;
      });
  }
}

const checkEveryMs = 1000;
