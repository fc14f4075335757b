import type { Services } from "../services";

/** Removes drafts that nobody has touched for 7 days and that no build is using; gives their ids. */
export async function expireDrafts({ store, now }: Pick<Services, "store" | "now">): Promise<string[]> {
  const expired: string[] = [];
  for (const id of await store.drafts.listUntouchedSince(now() - lifetimeMs)) {
    if (await store.containers.findByDraft(id)) continue;
    await store.drafts.remove(id, now());
    expired.push(id);
  }
  return expired;
}

const lifetimeMs = 7 * 24 * 60 * 60 * 1000;
