import { type ContainerName, containerNameSchema } from "@/server/contract/container-name";
import { ScError } from "@/server/contract/error";

/** A typed name, checked. Throws bad_input. */
export function readName(text: string): ContainerName {
  const name = containerNameSchema.safeParse(text);
  if (name.success) return name.data;
  const message = name.error.issues[0]?.message ?? "That is no name of a container.";
  throw new ScError("bad_input", message, { fix: "sandboxcontainer list" });
}
