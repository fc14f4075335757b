import { z } from "zod";

/**
 * The name of a container: also its libvirt domain, host name and part of its SELinux type, so the grammar is
 * the narrowest of the three (RFC 1123 label, lower case, no trailing hyphen, at most 32 characters).
 */
export const containerNameSchema = z
  .string()
  .max(32, "A name has at most 32 characters.")
  .regex(
    /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/,
    "A name starts with a letter and has only a-z, 0-9 and hyphens between them.",
  )
  .brand<"ContainerName">();

export type ContainerName = z.infer<typeof containerNameSchema>;
