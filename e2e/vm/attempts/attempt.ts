/**
 * A way out of a container: `script` is a shell script, run as root inside, that harms nothing where it succeeds. Its
 * exit code says whether it did, and its last line what stopped it. Every one of the barriers in `stoppedBy` is enough
 * alone. Written down before it is run.
 */
export function attempt(
  id: string,
  what: string,
  stoppedBy: readonly Barrier[],
  script: string,
): EscapeAttempt {
  return { id, what, stoppedBy, script };
}

export type EscapeAttempt = { id: string; what: string; stoppedBy: readonly Barrier[]; script: string };

/**
 * devices: libvirt's list of devices, enforced by the cgroup. namespaces: processes, network and host name of its own
 * (the mount namespace is taken out of the question by what is mounted by mistake).
 */
export type Barrier = "label" | "capabilities" | "devices" | "namespaces";
