import type { Plan } from "@/server/contract/plan";
import { quoteWord } from "@/server/contract/quote-word";
import type { Finding } from "@/server/contract/verification";
import type { Differing } from "@/server/host/compare-labels";
import type { Observation } from "../observation";
import { finding } from "./finding";
import { joinSome } from "./join-some";
import { judgeDefinition } from "./judge-definition";
import { judgeMounts } from "./judge-mounts";

/** The plan against what is there: definition, mounts, files' labels, policy and init. Pure. */
export function judgeDrift(plan: Omit<Plan, "entries">, seen: Observation): Finding[] {
  return [
    judgeDefinition(plan, seen),
    judgeMounts(plan, seen.live),
    judgeFiles(plan, seen),
    judgePolicy(plan, seen),
    judgeInit(seen),
  ];
}

function judgeFiles(
  { label, name, store }: Pick<Plan, "label" | "name" | "store">,
  { active, labels, relabelContexts, selinux }: Observation,
): Finding {
  const say = (state: Finding["state"], detail: string, fix: string | null = null) =>
    finding("drift", "files", "Labels of its files", state, detail, fix);
  const { looked, whole, missing, wrong } = labels;
  if (looked === 0) return say("fail", `There is no ${store.path} any more.`);
  const others = relabelContexts.filter((context) => context !== label.fileContext);
  if (others.length > 0) {
    const detail = `A relabel of the host would make them ${others.join(" and ")}: another rule goes before the container's own.`;
    return say("fail", detail, "semanage fcontext --list -C");
  }
  if (missing.count + wrong.count === 0) {
    const rest = whole ? "" : " There is more than was looked at.";
    return say("pass", `${looked} looked at, all ${label.fileContext}.${rest}`);
  }
  const list = ({ count, first }: Differing) => {
    const names = first.map((path) => path.slice(store.path.length + 1) || ".").join(", ");
    return count > first.length ? `${names} and ${count - first.length} more` : names;
  };
  const parts = [
    wrong.count === 0 ? [] : [`another label: ${list(wrong)}`],
    missing.count === 0 ? [] : [`no label: ${list(missing)}`],
  ].flat();
  const off =
    selinux.mode === "disabled" && missing.count > 0
      ? " What is written while SELinux is off gets none."
      : "";
  const fix = selinux.mode === "disabled" ? null : sayRelabel({ name, store, active });
  return say("fail", `${missing.count + wrong.count} of ${looked} differ; ${parts.join("; ")}.${off}`, fix);
}

/** restorecon(8) walks by path, as root: what the container exchanges meanwhile for a link would lead it to files of the host. */
function sayRelabel({ name, store, active }: Pick<Plan, "name" | "store"> & { active: boolean }): string {
  const relabel = `restorecon -RF -- ${quoteWord(store.path)}`;
  return active ? `sandboxcontainer stop ${name} && ${relabel}` : relabel;
}

function judgePolicy({ policy, label, store }: Omit<Plan, "entries">, { selinux }: Observation): Finding {
  const say = (state: Finding["state"], detail: string, fix: string | null = null) =>
    finding("drift", "policy", "Policy module", state, detail, fix);
  if (policy === null) return say("fail", "It was created before containers had a policy of their own.");
  if (!policy.load) {
    const detail =
      selinux.mode === "disabled"
        ? `${policy.module} is not loaded, as planned on a host without SELinux.`
        : "It was created while SELinux was off: it has no policy and its definition no label.";
    const fix = `Save what you need from ${store.path}, delete the container and create it again.`;
    return selinux.mode === "disabled" ? say("pass", detail) : say("fail", detail, fix);
  }
  const load = `semodule -X 400 -i ${quoteWord(`${store.path}/policy/${policy.module}.cil`)}`;
  if (selinux.modules !== null && !selinux.modules.has(policy.module))
    return say("fail", `${policy.module} is not loaded.`, load);
  if (selinux.mode === "disabled") return say("fail", "It is loaded when SELinux is on; now it is off.");
  if (!selinux.isTypeKnown) return say("fail", `The kernel does not know ${label.processContext}.`, load);
  return say("pass", `${policy.module} is loaded.`);
}

function judgeInit({ changedFiles }: Observation): Finding {
  return changedFiles.length === 0
    ? finding("drift", "init", "Generated init", "pass", "As planned.")
    : finding("drift", "init", "Generated init", "fail", `Changed since: ${joinSome(changedFiles)}.`);
}
