import { z } from "zod";
import { packageDbSchema } from "./package-db";

/** What every page has to say of the host. */
export const hostStatusSchema = z.object({
  hostname: z.string(),
  system: z.string(),
  packageDbs: z.array(packageDbSchema),
  selinux: z.object({ mode: z.enum(["enforcing", "permissive", "disabled"]), policy: z.string().nullable() }),
  libvirt: z.object({
    reachable: z.boolean(),
    /** Since when it does not answer, milliseconds since the epoch: what is known of the containers is as old. Else null. */
    awaySince: z.number().nullable(),
    version: z.string().nullable(),
    selinuxDriver: z.boolean(),
  }),
  helperVersion: z.string(),
});

export type HostStatus = z.infer<typeof hostStatusSchema>;
