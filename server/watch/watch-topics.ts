import { join } from "node:path";
import type { Event } from "@/server/contract/event";
import type { Figures } from "@/server/contract/figures";
import type { Topic } from "@/server/contract/topic";
import type { Domain } from "@/server/host/list-domains";
import { readFigures } from "@/server/host/read-figures";
import { watchFigures } from "./watch-figures";
import { watchLog } from "./watch-log";
import type { WatchTools } from "./watch-tools";

/** Tells one subscriber of what it asked for besides, until the signal is raised. A container that is not there tells nothing. */
export function watchTopics({ topics, find, readLogState, push, signal }: TopicsWatch): void {
  for (const topic of new Set(topics)) {
    const [kind, name = ""] = topic.split(":");
    const found = find(name);
    if (found === null) continue;
    if (kind === "log") {
      const folder = join(found.path, "log");
      watchLog({
        folder,
        signal,
        readState: () => readLogState(join(folder, "output.log")),
        onChange: ({ size, generation }) => push({ kind: "log", name, size, generation }),
      });
    } else {
      watchFigures({
        signal,
        readFigures: () => readOf(find(name)?.domain ?? null),
        onFigures: (figures) => push({ kind: "figures", name, figures }),
      });
    }
  }
}

type TopicsWatch = {
  topics: readonly Topic[];
  /** What is known of a container now: its folder and its domain; null for one that is not there. */
  find: (name: string) => { path: string; domain: Domain | null } | null;
  readLogState: WatchTools["readLogState"];
  push: (event: Event) => void;
  signal: AbortSignal;
};

async function readOf(domain: Domain | null): Promise<Figures | null> {
  const { initPid = null, controllerPid = null } = domain ?? {};
  return initPid === null || controllerPid === null ? null : readFigures(initPid, controllerPid);
}
