import type { Plan } from "@/server/contract/plan";
import { KeyValues } from "../ui/key-values";

/** The container's place in the network and what it may use up. */
export function NetworkFacts({ plan }: { plan: Pick<Plan, "network" | "memoryMiB" | "autostart"> }) {
  const { network } = plan;
  const mono = (text: string) => <span className="font-mono text-sm">{text}</span>;
  const items =
    network.kind === "none"
      ? [{ key: "Network", value: "None: a network of its own with only the loopback." }]
      : [
          { key: "Network", value: `${network.network}, behind NAT` },
          { key: "Address", value: mono(`${network.address}/${network.prefix.toString()}`) },
          { key: "Gateway", value: mono(network.gateway) },
          { key: "MAC address", value: mono(network.mac) },
        ];
  return (
    <KeyValues
      items={[
        ...items,
        { key: "Memory", value: `at most ${plan.memoryMiB.toString()} MiB` },
        { key: "With the host", value: plan.autostart ? "started" : "not started" },
      ]}
    />
  );
}
