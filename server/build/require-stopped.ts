import { ScError } from "@/server/contract/error";
import type { Plan } from "@/server/contract/plan";
import { readDomainStatus } from "@/server/host/read-domain-status";

/** Throws container_running when it runs: its files are changed only while nothing uses them. */
export async function requireStopped({ name, uuid }: Pick<Plan, "name" | "uuid">): Promise<void> {
  if ((await readDomainStatus(name, uuid)) === null) return;
  throw new ScError("container_running", `${name} was started meanwhile.`, {
    fix: "Stop it, or say that it may be restarted, and try again.",
  });
}
