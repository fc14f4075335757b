import type { ReactNode } from "react";
import type { Plan } from "@/server/contract/plan";
import { McsChip } from "../containers/mcs-chip";
import { CodeView } from "../ui/code-view";
import { CommandLine } from "../ui/command-line";
import { Fold } from "../ui/fold";
import { formatBytes } from "../ui/format-bytes";
import { createCommand } from "./create-command";
import { IdentityFacts } from "./identity-facts";
import { LabelParts } from "./label-parts";
import { MountList } from "./mount-list";
import { NetworkFacts } from "./network-facts";
import { PackageList } from "./package-list";
import { PolicyView } from "./policy-view";
import { ReasonText } from "./reason-text";
import { SpaceMeter } from "./space-meter";
import { WarningList } from "./warning-list";

type PlanDocumentProps = {
  plan: Omit<Plan, "entries">;
  /** Summary of the contents and the way to them. */
  contents: ReactNode;
};

/** A plan as a document: one sentence first, then each part of it, foldable, with its reason. */
export function PlanDocument({ plan, contents }: PlanDocumentProps) {
  const warnings = plan.warnings.length;
  return (
    <article className="flex min-w-0 flex-col gap-4">
      <p className="max-w-4xl text-balance text-lg leading-7 sm:text-xl">{plan.summary}</p>
      {warnings > 0 && <WarningList warnings={plan.warnings} />}
      <div className="min-w-0 rounded-lg border bg-surface">
        <Fold title="Contents" summary={`${formatBytes(plan.store.contentBytes)} copied`} open>
          {contents}
        </Fold>
        <Fold title="Mounts" summary={summariseMounts(plan)} open>
          <div className="-mx-4 sm:-ml-10">
            <MountList mounts={plan.mounts} />
          </div>
        </Fold>
        <Fold title="Identity" summary={`${plan.identity.user}, uid ${plan.identity.uid.toString()}`}>
          <IdentityFacts identity={plan.identity} unit={plan.unit} />
        </Fold>
        <Fold title="Label" summary={<McsChip pair={plan.label.pair} />} open>
          <LabelParts label={plan.label} />
        </Fold>
        <Fold
          title="Capabilities"
          summary={`${plan.capabilities.length.toString()} allowed, all others denied`}
        >
          <ul className="flex flex-col gap-1.5">
            {plan.capabilities.map(({ name, reason }) => (
              <li key={name} className="grid gap-x-4 sm:grid-cols-[160px_minmax(0,1fr)]">
                <span className="font-mono text-sm">{name}</span>
                <ReasonText reason={reason} />
              </li>
            ))}
          </ul>
        </Fold>
        <Fold title="Policy" summary={summarisePolicy(plan)}>
          <PolicyView policy={plan.policy} />
        </Fold>
        <Fold title="Network and limits" summary={summariseNetwork(plan)}>
          <NetworkFacts plan={plan} />
        </Fold>
        <Fold title="Disk space" summary={`${formatBytes(plan.store.neededBytes)} needed`}>
          <SpaceMeter store={plan.store} />
        </Fold>
        <Fold title="Packages" summary={`${plan.packages.length.toString()} packages`}>
          <PackageList packages={plan.packages} />
        </Fold>
        <Fold title="Domain XML" summary="what libvirt is told">
          <CodeView code={plan.domainXml} language="xml" label="domain XML" />
        </Fold>
        <Fold title="Init script" summary={`started by ${plan.init.reaper}`}>
          <CodeView code={plan.init.script} language="bash" label="init script" />
        </Fold>
        <Fold title="The same as a command" open>
          <CommandLine command={createCommand(plan.request)} />
        </Fold>
      </div>
    </article>
  );
}

function summariseMounts({ mounts, store }: PlanDocumentProps["plan"]): string {
  const shared = mounts
    .filter(({ kind, source }) => kind === "bind" && !source?.startsWith(`${store.path}/`))
    .map(({ target }) => target);
  return `${mounts.length.toString()} mounts, of the host: ${shared.join(", ") || "nothing"}`;
}

function summarisePolicy({ policy }: PlanDocumentProps["plan"]): string {
  if (policy === null) return "none of its own";
  return policy.load ? `module ${policy.module}` : `module ${policy.module}, not loaded here`;
}

function summariseNetwork({ network, memoryMiB }: PlanDocumentProps["plan"]): string {
  const place = network.kind === "none" ? "no network" : network.address;
  return `${place}, ${memoryMiB.toString()} MiB of memory`;
}
