import { randomUUID } from "node:crypto";
import type { Container } from "@/server/contract/container";
import type { ContainerName } from "@/server/contract/container-name";
import { ScError } from "@/server/contract/error";
import type { Services } from "../services";
import { composeDelete } from "./compose-delete";
import { judgeAfresh } from "./judge-afresh";
import { requireContainer } from "./require-container";

/**
 * Queues the deletion of a container and of everything that its build made. Throws container_not_found, container_busy,
 * and container_running unless `force`.
 */
export async function deleteContainer(
  services: Services,
  { name, force, actor }: { name: ContainerName; force: boolean; actor: string },
): Promise<{ jobId: string }> {
  await judgeAfresh(services, () => refuseWrongState(requireContainer(services, name), force));
  const plan = await services.store.containers.readPlan(name);
  const job = await services.jobs.submit({
    id: randomUUID(),
    kind: "delete",
    container: name,
    actor,
    action: "containers.delete",
    detail: force ? "by force" : "",
    arguments: { force },
    work: composeDelete(services, plan, { force }),
  });
  return { jobId: job.id };
}

function refuseWrongState({ name, state }: Container, force: boolean): void {
  if (state === "building") throw new ScError("container_busy", `${name} is being built.`);
  if (!force && (state === "running" || state === "paused")) {
    throw new ScError("container_running", `${name} is ${state}.`, {
      fix: "Stop it first, or delete it by force.",
    });
  }
}
