import type { Logger } from "pino";
import type { PolicyHolder } from "@/server/build/update-policy";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Check } from "@/server/contract/check";
import type { Deletion } from "@/server/contract/deletion";
import type { Denial } from "@/server/contract/denial";
import type { ExecutableItem } from "@/server/contract/executable-item";
import type { ExecutableReport } from "@/server/contract/executable-report";
import type { Facts } from "@/server/contract/facts";
import type { McsPair } from "@/server/contract/mcs-pair";
import type { Plan } from "@/server/contract/plan";
import type { PlanRequest } from "@/server/contract/plan-request";
import type { PolicyReason } from "@/server/contract/policy-reason";
import type { Verification } from "@/server/contract/verification";
import type { Step, Work } from "@/server/contract/work";
import type { JobQueue } from "@/server/jobs/job-queue";
import type { LogViews } from "@/server/run/log/log-views";
import type { SessionKeeper } from "@/server/session/session-keeper";
import type { DraftSeed } from "@/server/store/draft-store";
import type { Store } from "@/server/store/open-store";
import type { AuditFollower } from "@/server/watch/audit-follower";
import type { ContainerWatch } from "@/server/watch/container-watch";

/** What the procedures work with; put together once, in server/main.ts. */
export type Services = {
  store: Store;
  sessions: SessionKeeper;
  jobs: JobQueue;
  watch: ContainerWatch;
  denials: AuditFollower;
  logs: LogViews;
  host: HostTools;
  log: Pick<Logger, "info" | "warn" | "error">;
  now: () => number;
};

/** The stages and the machine, as functions: facts, plan, build and run. */
export type HostTools = {
  runDoctor: () => Promise<Check[]>;
  /** Begins to read what somebody who looks at a page may soon ask for. */
  warmUp: () => void;
  searchExecutables: (query: {
    query: string;
    servicesOnly: boolean;
    limit: number;
  }) => Promise<ExecutableSearch>;
  inspectExecutable: (path: AbsolutePath) => Promise<ExecutableReport>;
  gatherFacts: (request: PlanRequest, takenPairs: McsPair[]) => Promise<Facts>;
  createPlan: (facts: Facts, request: PlanRequest, seed: DraftSeed) => Plan;
  /** The policy of a plan as this version makes it. */
  renewPolicy: (plan: StoredPlan) => Plan["policy"];
  /** Loads anew what of ours in the host's policy is of another version; the names of those modules. */
  updatePolicy: (listPlans: () => Promise<PolicyHolder[]>, signal: AbortSignal) => Promise<string[]>;
  /** Pairs that domains, processes and other containers of this host carry, as they were at most `maxAgeMs` ago. */
  readTakenPairs: (maxAgeMs: number) => Promise<McsPair[]>;
  makeBuild: (plan: Plan, jobId: string) => Work;
  makeStart: (plan: StoredPlan) => Work;
  /** `go on`: one that is stopped already is as good. */
  makeStop: (plan: StoredPlan, options?: { whenStopped: "fail" | "go on" }) => Work;
  makeRestart: (plan: StoredPlan) => Work;
  /** What makes a stopped container what another plan says; `clean` when nothing is to be undone any more. */
  makeChange: (plans: { before: Plan; after: Plan }, jobId: string) => { steps: Step[]; clean: Step };
  /** Gives the files of a stopped container their label again. */
  makeRelabel: (plan: StoredPlan) => Step;
  /** Paths that a change would add to the private root. Throws plan_refused where it cannot. */
  listAdded: (plans: { before: Plan; after: Plan }) => Promise<string[]>;
  makeDelete: (plan: StoredPlan, options: { force: boolean }) => Work;
  previewDeletion: (plan: StoredPlan) => Promise<Deletion>;
  setAutostart: (plan: StoredPlan, enabled: boolean) => Promise<void>;
  verify: (plan: StoredPlan) => Promise<Verification>;
  /** Why the policy that is loaded denies each; null where it cannot be asked. */
  askPolicy: (denials: readonly Denial[]) => Promise<(PolicyReason | null)[]>;
  readXml: (uuid: string) => Promise<{ stored: string; live: string | null }>;
};

export type StoredPlan = Omit<Plan, "entries">;

export type ExecutableSearch = {
  items: ExecutableItem[];
  /** Matches in all, more than `items` may hold. */
  total: number;
  /** Executables in the index. */
  indexed: number;
  /** True while the index is read anew: results may be incomplete. */
  indexing: boolean;
};
