import type { Draft } from "@/server/contract/draft";
import { MountList } from "../plan/mount-list";
import { Panel } from "../ui/panel";
import { StepFooter } from "./step-footer";

type MountsStepProps = { draft: Draft; onNext: () => void; onBack: () => void };

/** Step 3: what of the host is seen where inside. The mounts follow from the contents. */
export function MountsStep({ draft, onNext, onBack }: MountsStepProps) {
  return (
    <>
      <p className="mb-3 max-w-3xl text-muted">
        Left the host, right the container. A single arrow is read-only, a double arrow can be written from
        inside. The mounts follow from the contents: change them there.
      </p>
      <Panel flush>
        <MountList mounts={draft.plan.mounts} />
      </Panel>
      <StepFooter next="Continue to label" onNext={onNext} onBack={onBack} />
    </>
  );
}
