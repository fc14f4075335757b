import { z } from "zod";
import { planChangeSchema } from "./plan-change";

/** A change that was made because of a denial: who, when, what, whether it was taken back, and what was seen since. */
export const denialAnswerSchema = z.object({
  id: z.string(),
  change: planChangeSchema,
  text: z.string(),
  by: z.string(),
  at: z.number(),
  undone: z.object({ by: z.string(), at: z.number() }).nullable(),
  /** Why it cannot be taken back now; null when it can. */
  whyNoUndo: z.string().nullable(),
  /**
   * watching: not seen long enough yet · fixed: it ran for a minute or more since, and this was not denied again ·
   * denied: it was. `text` says what was seen, and no more.
   */
  verdict: z.object({ state: z.enum(["watching", "fixed", "denied"]), text: z.string() }),
});

/** What a change would do to a container, before it is made. */
export const changePreviewSchema = z.object({
  /** Of the plan that would come; the change refuses to make another one. */
  planHash: z.string(),
  /** Whether it runs now: it would be stopped and started. */
  running: z.boolean(),
  /** Paths that would be added to its root. */
  added: z.array(z.string()),
  /** Each document that differs, as lines that go, come and stay around them. */
  differences: z.array(
    z.object({
      title: z.string(),
      lines: z.array(z.object({ sign: z.enum(["+", "-", " ", "…"]), text: z.string() })),
    }),
  ),
});

export type DenialAnswer = z.infer<typeof denialAnswerSchema>;
export type ChangePreview = z.infer<typeof changePreviewSchema>;
