import { z } from "zod";

/** What a tab is told of only when it asks, `KIND:NAME`: how the log of a container grows, and what it uses. */
export const topicSchema = z.templateLiteral([z.enum(["log", "figures"]), ":", z.string().max(64)]);

export type Topic = z.infer<typeof topicSchema>;
