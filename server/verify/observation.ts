import type { SelinuxFacts } from "@/server/contract/facts";
import type { LabelComparison } from "@/server/host/compare-labels";
import type { Mount } from "@/server/host/read-mounts";
import type { Place } from "@/server/host/read-place";
import type { ProcessFacts } from "@/server/host/read-process-facts";

/** What was seen of a container, read once; the findings only judge it. */
export type Observation = {
  selinux: {
    mode: SelinuxFacts["mode"];
    /** Of the planned type; false and null where SELinux is off. */
    isTypeKnown: boolean;
    isTypePermissive: boolean | null;
    /** Names of the loaded modules at our priority; null where they cannot be listed. */
    modules: ReadonlySet<string> | null;
  };
  /** What the loaded policy answers about its label; empty where SELinux is off. */
  answers: PolicyAnswer[];
  /** Whether its processes may change its files now: libvirt runs it, or starts it, or holds it paused. */
  active: boolean;
  /** The running container; null when it does not run, or not yet. */
  live: LiveObservation | null;
  /** libvirt's stored definition and, while it runs, the live one; null when it has none. */
  definition: { stored: string; live: string | null } | null;
  labels: LabelComparison;
  /** What a relabel of the host would give to its store and to what stands directly in it; none where SELinux is off. */
  relabelContexts: string[];
  /** Generated files of the control directory that are not as they were made. */
  changedFiles: string[];
};

/** The answer that the control groups are judged by. */
export const changesGroups = "change control groups";

/** `what` in words, as in "may …"; allowed is null when the kernel did not answer. */
export type PolicyAnswer = { about: "host" | "neighbour"; what: string; allowed: boolean | null };

export type LiveObservation = {
  /** The init first. */
  processes: ProcessFacts[];
  /** Kinds of namespaces that the init shares, each with the name of the other domain, null for the host. */
  sharedNamespaces: { kind: string; owner: string | null }[];
  mounts: Mount[];
  hostMounts: Mount[];
  /** What each target of the plan is to show; null for memory, and for what is not there on the host. */
  places: ReadonlyMap<string, Place | null>;
  /** Whether its / is the container's own directory or image. */
  isRootOwn: boolean;
};
