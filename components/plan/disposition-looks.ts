import type { Disposition } from "@/server/contract/disposition";

/** What each disposition is called, and what it means in a sentence. */
export const dispositionLooks: Record<Disposition, { word: string; meaning: string }> = {
  shared: { word: "Shared read-only", meaning: "The host's own, mounted read-only." },
  copy: { word: "Private copy", meaning: "Copied at build; from then on the container's own." },
  empty: { word: "Private, empty", meaning: "Created without content; the container fills it." },
  tmpfs: { word: "In memory", meaning: "Private, in memory, gone at stop." },
  omit: { word: "Left out", meaning: "Not there at all." },
};

export const dispositions: readonly Disposition[] = ["shared", "copy", "empty", "tmpfs", "omit"];
