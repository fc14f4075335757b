import { ScError } from "@/server/contract/error";
import { domainControl } from "./domain-control";
import { listDomains } from "./list-domains";

/** Stops and undefines the domain of this uuid and name; none, or another one of that name, is left alone. */
export async function removeDomain({ uuid, name }: { uuid: string; name: string }): Promise<void> {
  const domain = (await listDomains()).find((found) => found.uuid === uuid && found.name === name);
  if (domain === undefined) return;
  if (domain.state !== "shut off") await ignoreGone(() => domainControl.destroy(uuid));
  if (domain.persistent) await ignoreGone(() => domainControl.undefine(uuid));
}

async function ignoreGone(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const isGone =
      error instanceof ScError &&
      (error.code === "container_not_found" || /domain is not running/i.test(error.message));
    if (!isGone) throw error;
  }
}
