import { ScError } from "@/server/contract/error";
import type { Services } from "../services";

/** Throws name_taken when a container of ours has this name. Other domains of libvirt are the plan's to refuse. */
export async function refuseTakenName({ store }: Pick<Services, "store">, name: string): Promise<void> {
  if (!(await store.containers.find(name))) return;
  throw new ScError("name_taken", `There is a container named ${name} already.`, {
    fix: "Choose another name.",
  });
}
