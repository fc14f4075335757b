import type { Container } from "@/server/contract/container";
import { ScError } from "@/server/contract/error";
import { judgeAfresh } from "../containers/judge-afresh";
import { requireContainer } from "../containers/require-container";
import type { Services } from "../services";
import { type ChangeOrder, composeChange } from "./compose-change";

/**
 * Queues a change of a container. Throws container_not_found, container_busy, and container_running when it runs and nobody
 * said that it may be restarted.
 */
export async function submitChange(
  services: Services,
  { consent, actor, action, detail, undoes, hashBefore, ...order }: Submitted,
): Promise<{ jobId: string }> {
  const { store, jobs, denials } = services;
  const { name } = order.before;
  const container = await judgeAfresh(services, () => requireChangeable(services, name, consent));
  const restart = container.state === "running" || container.state === "paused";
  await jobs.submit({
    id: order.jobId,
    kind: "change",
    container: name,
    actor,
    action,
    detail,
    arguments: { undoes, restart, isRelabel: order.isRelabel },
    work: composeChange(services, {
      ...order,
      isUndo: undoes !== null,
      restart,
      check: async () => {
        if ((await store.containers.readPlanHash(name)) !== hashBefore) throw changedMeanwhile(name);
      },
      save: async (at) => {
        await order.save(at);
        denials.forgetPlan(name);
      },
    }),
  });
  return { jobId: order.jobId };
}

type Submitted = Omit<ChangeOrder, "check" | "restart" | "isUndo"> & {
  /** Of the plan before, read no later than that: whoever changed it since then is not overwritten. */
  hashBefore: string;
  /** Whether it may be stopped and started. */
  consent: boolean;
  actor: string;
  action: string;
  detail: string;
  /** The answer that this takes back; null for one that it makes. */
  undoes: string | null;
};

function requireChangeable(services: Services, name: string, consent: boolean): Container {
  const container = requireContainer(services, name);
  const { state } = container;
  if (state === "stopped") return container;
  if (state === "running" || state === "paused") {
    if (consent) return container;
    throw new ScError("container_running", `${name} runs: it has to be stopped and started for this.`, {
      fix: "Say that it may be restarted (--restart), or stop it first.",
    });
  }
  if (state === "missing")
    throw new ScError("container_not_found", `libvirt has no domain for ${name} any more.`);
  throw new ScError("container_busy", `${name} is ${state}.`);
}

function changedMeanwhile(name: string): ScError {
  return new ScError("plan_changed", `The plan of ${name} has changed since it was shown.`, {
    fix: "Look at the change again.",
  });
}
