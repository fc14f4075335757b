import { z } from "zod";
import { denialSchema } from "./denial";
import { denialAnswerSchema } from "./denial-answer";

/** That a person said of a group that it needs nobody any more; `count` is how many there were then. One more, and it is back. */
const dismissalSchema = z.object({ by: z.string(), at: z.number(), count: z.int() });

/** Denials that say the same: the first of them, how many there were, and from when to when. */
export const denialGroupSchema = z.object({
  id: z.string(),
  denial: denialSchema,
  count: z.int(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  dismissal: dismissalSchema.nullable(),
});

/** A group as it is shown, with what can be done about it. */
export const denialRowSchema = denialGroupSchema.extend({
  /** Whether a rule of the policy may allow it: never what holds containers back. */
  canBeRule: z.boolean(),
  /** Changes that were made because of it, oldest first. */
  answers: z.array(denialAnswerSchema),
});

/** What was denied to a container, or tried on it, the most serious first. */
export const denialListSchema = z.object({
  groups: z.array(denialRowSchema),
  log: z.object({
    /** file: auditd's log · journal: journald · none: nothing that could be read. */
    kind: z.enum(["file", "journal", "none"]),
    /** Why there is none. */
    reason: z.enum(["selinux-off", "audit-off", "no-permission", "unreadable"]).nullable(),
    /** Records that the kernel has lost since it started; null where it does not say. */
    lost: z.int().nullable(),
  }),
});

export type Dismissal = z.infer<typeof dismissalSchema>;
export type DenialGroup = z.infer<typeof denialGroupSchema>;
export type DenialRow = z.infer<typeof denialRowSchema>;
export type DenialList = z.infer<typeof denialListSchema>;
