import { z } from "zod";

/** viewer: sees · operator: also starts and stops · admin: also builds, changes and deletes · root: local root socket only. */
export const roleSchema = z.enum(["viewer", "operator", "admin", "root"]);

export type Role = z.infer<typeof roleSchema>;
