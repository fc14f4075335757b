import { countOpenFilesAllowed } from "@/server/host/count-open-files-allowed";
import { createKernelFiles, type ReadKernelFile } from "@/server/host/kernel-files";
import { labelsMs } from "./labels-ms";
import { type SweepOptions, sweep } from "./sweep";

/**
 * Has the labels of all processes of every container that is listed looked at once in each period, until the signal is raised.
 * `look` reads them with `read`, which keeps the kernel's files open from one round to the next, as long as they do not
 * take more than half of the files that this process may have open.
 */
export function watchLabels({ signal, list, look, onError }: LabelWatch): void {
  const files = createKernelFiles(countOpenFilesAllowed() / 2);
  sweep({
    signal,
    list,
    periodMs: labelsMs,
    look: (name) => look(name, files.read),
    onError,
    onRound: files.closeUnread,
  });
  signal.addEventListener("abort", files.closeAll, { once: true });
}

type LabelWatch = Pick<SweepOptions, "signal" | "list" | "onError"> & {
  look: (name: string, read: ReadKernelFile) => void | Promise<void>;
};
