import { setTimeout as sleep } from "node:timers/promises";
import type { Container } from "@/server/contract/container";
import type { ContainerName } from "@/server/contract/container-name";
import type { Helper } from "./connect-helper";

/**
 * The container once it is in the wanted state, and has stayed in it for half a second: a program with a wrong setting
 * runs for a moment and is gone. The helper hears of a change from libvirt a moment after the job that made it has ended;
 * after three seconds the state is given as it is, since a program may have ended by itself.
 */
export async function waitForContainer(
  helper: Helper,
  name: ContainerName,
  wanted: "running" | "stopped",
): Promise<Container> {
  const end = Date.now() + 3000;
  for (let since = Number.POSITIVE_INFINITY; ; await sleep(50)) {
    const container = await helper.containers.get.query({ name });
    since = container.state === wanted ? Math.min(since, Date.now()) : Number.POSITIVE_INFINITY;
    if (Date.now() - since >= stayMs || Date.now() > end) return container;
  }
}

const stayMs = 500;
