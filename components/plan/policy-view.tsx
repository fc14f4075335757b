import type { Plan } from "@/server/contract/plan";
import { CodeView } from "../ui/code-view";
import { KeyValues } from "../ui/key-values";

/** A container's own policy: in words, and the module itself. */
export function PolicyView({ policy }: { policy: Plan["policy"] }) {
  if (policy === null) {
    return (
      <p className="text-muted text-sm">
        This container was created before containers had a policy of their own. Create it again to give it
        one.
      </p>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="text-muted text-sm">
        Module <span className="break-all font-mono">{policy.module}</span>,{" "}
        {policy.load
          ? "loaded when the container is built and removed with it."
          : "not loaded: SELinux is off on this host. It says what would hold on one that enforces."}
      </p>
      <KeyValues items={policy.rules.map(({ title, text }) => ({ key: title, value: text }))} />
      <CodeView code={policy.text} language="cil" label="policy module" maxHeight="48vh" />
    </div>
  );
}
