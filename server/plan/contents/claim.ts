import type { FileFacts } from "@/server/contract/facts";
import type { Verdict } from "./verdict";

/** A path that some evidence names, with what should become of it, and how it looks where the host has no such file. */
export type Claim = Verdict & {
  file: FileFacts;
  /** True: whatever the host holds below the path follows, unless something stronger says otherwise. */
  deep: boolean;
};
