import { z } from "zod";

/** Which package database answers. */
export const packageDbSchema = z.enum(["rpm", "dpkg"]);

export type PackageDb = z.infer<typeof packageDbSchema>;
