import { z } from "zod";
import { mcsPairSchema } from "./mcs-pair";

/** Which container held a pair, and from when to when, in milliseconds since the epoch; `to` is null while it does. */
export const pairHolderSchema = z.object({
  name: z.string(),
  pair: mcsPairSchema,
  from: z.number(),
  to: z.number().nullable(),
});

export type PairHolder = z.infer<typeof pairHolderSchema>;
