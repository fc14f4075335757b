import { z } from "zod";
import { absolutePathSchema } from "./absolute-path";
import { capabilitySchema } from "./capability";
import { containerNameSchema } from "./container-name";
import { dispositionSchema } from "./disposition";
import { packageDbSchema } from "./package-db";

const argumentSchema = z
  .string()
  .max(4096, "An argument has at most 4096 characters.")
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, "An argument has no control characters.");

/** What a person asks for: the executable and every choice that differs from the defaults. */
export const planRequestSchema = z.object({
  executable: absolutePathSchema,
  name: containerNameSchema,
  packageDb: packageDbSchema.optional(),
  /** Arguments instead of what the unit file says; absent: the unit's command line, or none. */
  arguments: z.array(argumentSchema).max(256).optional(),
  /** The unit file to follow, null for none; absent: the one that fits best. */
  unit: z
    .string()
    .max(255)
    .regex(/^[A-Za-z0-9:_.@\\-]+\.service$/)
    .nullable()
    .optional(),
  store: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("directory") }),
      z.object({
        kind: z.literal("image"),
        sizeMiB: z
          .int()
          .min(16, "An image has at least 16 MiB.")
          .max(1_048_576, "An image has at most 1 TiB."),
      }),
    ])
    .default({ kind: "directory" }),
  network: z.enum(["none", "nat"]).default("nat"),
  memoryMiB: z.int().min(16).max(1_048_576).default(512),
  autostart: z.boolean().default(false),
  /** Disposition by path; it holds for everything below the path too, the longest path wins. */
  dispositions: z.record(absolutePathSchema, dispositionSchema).default({}),
  /** Capabilities to give or take, against the planned list. */
  capabilities: z.partialRecord(capabilitySchema, z.boolean()).default({}),
});

export type PlanRequest = z.infer<typeof planRequestSchema>;
