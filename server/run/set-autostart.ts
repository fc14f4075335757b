import { domainControl } from "@/server/host/domain-control";
import { requireDomain } from "./require-domain";
import type { Subject } from "./subject";

/** Whether libvirt starts the container with the host. Throws ScError container_not_found. */
export async function setAutostart(subject: Pick<Subject, "name" | "uuid">, enabled: boolean): Promise<void> {
  await requireDomain(subject);
  await domainControl.setAutostart(subject.uuid, enabled);
}
