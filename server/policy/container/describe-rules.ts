import type { Plan } from "@/server/contract/plan";
import { policyNames } from "../policy-names";
import type { PolicyPlan } from "./build-container-module";
import { typeOf } from "./type-of";

/**
 * A container's rules in the words of its administrator: those of its own module and those that the host's module gives
 * every container.
 */
export function describeRules(plan: DescribedPlan): PolicyRule[] {
  const capabilities = plan.capabilities.map(({ name }) => name);
  return [
    { title: "Files", text: describeFiles(plan) },
    { title: "Programs", text: describePrograms(plan) },
    {
      title: "Capabilities",
      text:
        capabilities.length === 0
          ? "None: root inside is root in name only."
          : `${capabilities.join(", ")}. No other, even for root and whatever a program's file says.`,
    },
    { title: "Ports", text: describePorts(capabilities.includes("net_bind_service")) },
    { title: "Network", text: describeNetwork(plan, capabilities.includes("net_raw")) },
    {
      title: "Other containers",
      text: `Their files, processes and sockets carry another pair than c${plan.label.pair.join(",c")} and are out of reach.`,
    },
    {
      title: "The kernel",
      text: "Its figures and limits may be read. Nothing may be set: no sysctl, no cgroup, no module, no audit record, no policy, no device node.",
    },
    {
      title: "Its label",
      text: `It cannot take another label or give one to a file. A relabel of the host keeps ${policyNames.content} and the pair on its files.`,
    },
  ];
}

type PolicyRule = NonNullable<Plan["policy"]>["rules"][number];
type DescribedPlan = PolicyPlan & Pick<Plan, "mounts" | "network">;

function describeFiles({ name, mounts }: DescribedPlan): string {
  const inMemory = mounts.filter(({ kind }) => kind === "tmpfs").map(({ target }) => target);
  const memory = inMemory.length === 0 ? "" : `, and in memory ${inMemory.join(", ")}`;
  return `${typeOf(name)} may write what carries ${policyNames.content} and its own pair: its private root and its log${memory}. Nothing of the host.`;
}

function describePrograms({ mounts, store }: DescribedPlan): string {
  const shared = mounts.flatMap(({ kind, readOnly, source, target }) =>
    kind === "bind" && readOnly && !source?.startsWith(`${store.path}/`) ? [target] : [],
  );
  const outside = shared.filter((target) => target !== "/usr" && !target.startsWith("/usr/"));
  const rest =
    outside.length === 0
      ? ""
      : ` ${outside.join(", ")}: as far as the host labels it as programs, libraries or shared data.`;
  return `It may start and read the host's programs, libraries and shared data below /usr.${rest}`;
}

function describePorts(hasPrivileged: boolean): string {
  return hasPrivileged
    ? "It may listen on any port of its own network, those below 1024 included (net_bind_service)."
    : "It may listen on ports of its own network from 1024 up. None below: the plan has no net_bind_service.";
}

function describeNetwork({ network }: DescribedPlan, hasRaw: boolean): string {
  const reach =
    network.kind === "none"
      ? "It has only its own loopback to connect to."
      : `It may connect to whatever the network ${network.network} reaches.`;
  return `${reach} ${hasRaw ? "It may send raw packets there (net_raw)." : "No raw packets."} It sets no address and no route.`;
}
