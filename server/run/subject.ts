import type { Plan } from "@/server/contract/plan";

/** What start, stop and delete need to know of a container: its stored plan, with or without the entries. */
export type Subject = Pick<Plan, "name" | "uuid" | "store" | "init" | "label" | "policy">;
