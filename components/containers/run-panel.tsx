import type { Container } from "@/server/contract/container";
import { formatTime } from "../ui/format-time";
import { KeyValues } from "../ui/key-values";
import { Note } from "../ui/note";
import { Panel } from "../ui/panel";
import { describeEnd } from "./describe-end";
import { hasFailed } from "./describe-state";
import { StateMark } from "./state-mark";

/** The run of a container, and how the last one ended. */
export function RunPanel({ container }: { container: Container }) {
  const { lastEnd, startedAt, initPid } = container;
  const running = startedAt !== null && container.state !== "stopped";
  return (
    <Panel title="Run">
      <div className="flex flex-col gap-3">
        {container.state === "missing" && (
          <Note tone="danger" title="libvirt does not know this container any more.">
            It was undefined outside. Its files are still there; deleting it here removes them.
          </Note>
        )}
        <KeyValues
          items={[
            { key: "State", value: <StateMark container={container} /> },
            { key: "Running since", value: running ? formatTime(startedAt) : "not running" },
            { key: "Init process", value: initPid === null ? "none" : initPid.toString() },
            {
              key: "Last end",
              value:
                lastEnd === null ? (
                  "none yet"
                ) : (
                  <span className={hasFailed(container) ? "font-medium text-danger" : undefined}>
                    {describeEnd(lastEnd)}, {formatTime(lastEnd.at)}
                    {lastEnd.requested ? ", as asked" : ""}
                  </span>
                ),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
