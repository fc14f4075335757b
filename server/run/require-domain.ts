import { ScError } from "@/server/contract/error";
import { type Domain, listDomains } from "@/server/host/list-domains";
import type { Subject } from "./subject";

/** libvirt's domain of a container, known by uuid and name. Throws ScError container_not_found. */
export async function requireDomain({ name, uuid }: Pick<Subject, "name" | "uuid">): Promise<Domain> {
  const domain = (await listDomains()).find((found) => found.uuid === uuid && found.name === name);
  if (domain !== undefined) return domain;
  throw new ScError("container_not_found", `libvirt has no domain ${name} of ours.`, {
    fix: "It was undefined outside. Delete the container here, or define it again from its stored XML.",
  });
}
