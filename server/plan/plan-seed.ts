import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { McsPair } from "@/server/contract/mcs-pair";

/** What a plan cannot compute from the host: chosen once for a draft and kept, so that the same plan comes out again. */
export type PlanSeed = {
  uuid: string;
  /** MCS pair that nothing else on this host carries. */
  pair: McsPair;
  /** Where this installation keeps things (settings.stateDir). */
  stateDir: AbsolutePath;
  /** MAC address; null or absent: made from the uuid. */
  mac?: string | null;
  /** IPv4 address on the NAT network; null or absent: the first free one in an order made from the uuid. */
  address?: string | null;
};
