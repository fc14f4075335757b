import type { Container } from "@/server/contract/container";
import type { ContainerName } from "@/server/contract/container-name";
import type { Services } from "../services";
import { requireContainer } from "./require-container";

/** Says whether libvirt starts the container with the host. Throws container_not_found. */
export async function setAutostart(
  services: Services,
  name: ContainerName,
  enabled: boolean,
): Promise<Container> {
  const plan = await services.store.containers.readPlan(name);
  await services.host.setAutostart(plan, enabled);
  await services.store.containers.setAutostart(name, enabled);
  await services.watch.refresh();
  return requireContainer(services, name);
}
