import type { AbsolutePath } from "@/server/contract/absolute-path";
import type { Disposition } from "@/server/contract/disposition";
import type { PlanContext } from "../plan-context";
import type { Claim } from "./claim";

/** What the rules on contents look at. All paths in here are canonical. */
export type ContentsContext = PlanContext & {
  choices: ReadonlyMap<AbsolutePath, Disposition>;
  /** What the unit file, tmpfiles.d, the program's configuration, ELF needs and the base of every container name. */
  claims: Readonly<
    Record<"unit" | "tmpfiles" | "configuration" | "elf" | "base", ReadonlyMap<AbsolutePath, Claim>>
  >;
  /** Directories in /etc that only the program's package and its companions have, with the package. */
  ownConfiguration: ReadonlyMap<AbsolutePath, string>;
  /** Directories directly below /opt that hold the program or its libraries, with what they hold. */
  optRoots: ReadonlyMap<AbsolutePath, string>;
};
