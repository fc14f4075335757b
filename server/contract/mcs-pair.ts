import { z } from "zod";

/**
 * Two different categories, lower first. Never one or none: a process may use objects whose categories are a
 * subset of its own, so `s0:c5` or `s0` content is open to others (policy/mcs; libvirt CVE-2021-3631).
 */
export const mcsPairSchema = z
  .tuple([z.int().min(0).max(1023), z.int().min(0).max(1023)])
  .refine(([low, high]) => low < high, "An MCS pair has two different categories, the lower first.");

export type McsPair = z.infer<typeof mcsPairSchema>;
