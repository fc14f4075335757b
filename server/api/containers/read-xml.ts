import type { ContainerName } from "@/server/contract/container-name";
import { ScError } from "@/server/contract/error";
import type { Services } from "../services";

/** libvirt's stored and live definition; when libvirt has lost the domain, what was defined. Throws container_not_found. */
export async function readXml(
  { store, host }: Services,
  name: ContainerName,
): Promise<{ stored: string; live: string | null }> {
  const { uuid, domainXml } = await store.containers.readPlan(name);
  try {
    return await host.readXml(uuid);
  } catch (error) {
    if (error instanceof ScError && error.code === "container_not_found")
      return { stored: domainXml, live: null };
    throw error;
  }
}
