import type { SelinuxFacts } from "@/server/contract/facts";
import type { LabelComparison } from "@/server/host/compare-labels";
import type { Mount } from "@/server/host/read-mounts";
import type { ProcessFacts } from "@/server/host/read-process-facts";

/** What was seen of a container, read once; the findings only judge it. */
export type Observation = {
  selinux: {
    mode: SelinuxFacts["mode"];
    /** Of the planned type; both false where SELinux is off. */
    isTypeKnown: boolean;
    isTypePermissive: boolean;
    /** Names of the loaded modules at our priority; null where they cannot be listed. */
    modules: ReadonlySet<string> | null;
  };
  /** The running container; null when it does not run. */
  live: LiveObservation | null;
  /** libvirt's stored definition; null when it has none. */
  storedXml: string | null;
  labels: LabelComparison;
  /** What a relabel of the host would give to its files; null where SELinux is off. */
  relabelContext: string | null;
  /** Generated files of the control directory that are not as they were made. */
  changedFiles: string[];
};

export type LiveObservation = {
  /** The init first. */
  processes: ProcessFacts[];
  /** Kinds of namespaces that the init shares with the host. */
  sharedNamespaces: string[];
  mounts: Mount[];
  /** Whether its / is the container's own directory or image. */
  isRootOwn: boolean;
};
