import { ScError } from "@/server/contract/error";
import type { Services } from "../services";

/** Removes a draft and sets its pair and address free. Throws draft_not_found, and container_busy while it is being built. */
export async function discardDraft({ store, now }: Services, id: string): Promise<{ id: string }> {
  const built = await store.containers.findByDraft(id);
  if (built) throw new ScError("container_busy", `${built.name} is being built from this draft.`);
  await store.drafts.remove(id, now());
  return { id };
}
