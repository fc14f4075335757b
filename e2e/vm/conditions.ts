import type { Barrier } from "./attempts/attempt";

const always: readonly Barrier[] = ["devices", "namespaces"];

/** The barriers that stand under each condition; `container` is the test container that has exactly those. */
export const conditions: readonly Condition[] = [
  {
    container: "left",
    title: "as the product builds it",
    barriers: ["label", "capabilities", ...always],
  },
  { container: "label", title: "every capability, SELinux", barriers: ["label", ...always] },
  { container: "capabilities", title: "few capabilities, no SELinux", barriers: ["capabilities", ...always] },
  { container: "neither", title: "neither", barriers: always },
];

type Condition = { container: string; title: string; barriers: readonly Barrier[] };
