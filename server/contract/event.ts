import { z } from "zod";
import { containerSchema } from "./container";
import { figuresSchema } from "./figures";
import { hostStatusSchema } from "./host-status";
import { jobSchema } from "./job";

/** One event of a tab's stream: a snapshot first, then changes. Whole objects, so that applying one twice is harmless. */
export const eventSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("snapshot"),
    host: hostStatusSchema,
    containers: z.array(containerSchema),
    jobs: z.array(jobSchema),
  }),
  z.object({ kind: z.literal("container"), container: containerSchema }),
  z.object({ kind: z.literal("container-removed"), name: z.string() }),
  z.object({ kind: z.literal("job"), job: jobSchema }),
  z.object({ kind: z.literal("host"), host: hostStatusSchema }),
  /** The log that this tab watches has grown or was replaced. */
  z.object({ kind: z.literal("log"), name: z.string(), size: z.number(), generation: z.string() }),
  /** What the container that this tab watches uses. */
  z.object({ kind: z.literal("figures"), name: z.string(), figures: figuresSchema }),
]);

export type Event = z.infer<typeof eventSchema>;
