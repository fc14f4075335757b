import type { Denial, Label } from "@/server/contract/denial";

/** What one record says, before it is known whose it is. */
export type Decision = Omit<Denial, "container" | "victim" | "explanation"> & {
  /** What the record says of the object besides: the port of a socket, a capability's number, a label that is not known. */
  object: { port?: number; capability?: number; label?: string };
  /** The program that sent the record, as the kernel knows it; null where the record is the kernel's own. */
  sender: Label | null;
};
