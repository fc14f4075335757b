import { join } from "node:path";
import type { Subject } from "./subject";

/** Directory on the host that the container sees as /.sandboxcontainer/log. What is in it is the container's work. */
export function logFolder(subject: Pick<Subject, "store">): string {
  return join(subject.store.path, "log");
}
