import { z } from "zod";

/** What a decision of the plan rests on, strongest first (DESIGN: what decides the disposition of a path). */
export const evidenceSchema = z.enum([
  "choice",
  "unit",
  "package",
  "tmpfiles",
  "sysusers",
  "configuration",
  "elf",
  "place",
  "base",
]);

export type Evidence = z.infer<typeof evidenceSchema>;
