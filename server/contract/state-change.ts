import type { Container, RunEnd } from "./container";

/** What a container came to be, and when (milliseconds since the epoch); with how its run ended, where one had. */
export type StateChange = Pick<Container, "state" | "confinement"> & {
  id: number;
  container: string;
  at: number;
  end: RunEnd | null;
};
