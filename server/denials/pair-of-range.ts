import type { McsPair } from "@/server/contract/mcs-pair";

/**
 * The MCS pair that a range ends in (`s0:c1,c2`, `s0-s0:c1,c2`; `c1.c2` is the same for neighbours), lower first. Null for any
 * other number of categories: a daemon's whole range is no container's.
 */
export function pairOfRange(range: string | null): McsPair | null {
  const [, first, second] = pattern.exec(range ?? "") ?? [];
  if (first === undefined || second === undefined) return null;
  const [low, high] = [Number(first), Number(second)].sort((a, b) => a - b);
  const isRun = range?.includes(".") ?? false;
  if (low === undefined || high === undefined || low === high || high > lastCategory) return null;
  return isRun && high !== low + 1 ? null : [low, high];
}

const pattern = /^(?:s\d+-)?s\d+:c(\d{1,4})[,.]c(\d{1,4})$/;
const lastCategory = 1023;
