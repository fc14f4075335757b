import { z } from "zod";
import { absolutePathSchema } from "./absolute-path";
import { capabilitySchema } from "./capability";
import { dispositionSchema } from "./disposition";

/** One change of a container that stands: of a choice that its plan was made from, or that its files get their label again. */
export const planChangeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("relabel") }),
  z.object({ kind: z.literal("disposition"), path: absolutePathSchema, disposition: dispositionSchema }),
  z.object({ kind: z.literal("capability"), name: capabilitySchema }),
]);

export type PlanChange = z.infer<typeof planChangeSchema>;
