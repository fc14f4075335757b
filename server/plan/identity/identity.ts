import type { Plan } from "@/server/contract/plan";

/** Who the program is started as. */
export type Identity = Pick<
  Plan["identity"],
  "user" | "uid" | "group" | "gid" | "supplementaryGroups" | "reason"
> & { home: string; shell: string };
