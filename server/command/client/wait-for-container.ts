import { setTimeout as sleep } from "node:timers/promises";
import type { Container } from "@/server/contract/container";
import type { ContainerName } from "@/server/contract/container-name";
import type { Helper } from "./connect-helper";

/**
 * The container once its state is a lasting one. The helper hears of a change from libvirt a moment after the job that
 * made it has ended; after five seconds the state is given as it is.
 */
export async function waitForContainer(helper: Helper, name: ContainerName): Promise<Container> {
  for (const end = Date.now() + 5000; ; await sleep(50)) {
    const container = await helper.containers.get.query({ name });
    if (!passing.has(container.state) || Date.now() > end) return container;
  }
}

const passing = new Set<Container["state"]>(["building", "starting", "stopping", "deleting"]);
