import { ScError } from "@/server/contract/error";
import type { Services } from "../services";

/**
 * What `judge` says of the containers as they are known. Where it refuses, it is asked once more of how they are: a
 * container may have become another a moment ago, and libvirt's event be on its way.
 */
export async function judgeAfresh<Judged>(
  { watch }: Pick<Services, "watch">,
  judge: () => Judged,
): Promise<Judged> {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof ScError)) throw error;
    await watch.refresh();
    return judge();
  }
}
