import type { Bench } from "../bench";
import type { Row } from "./row";

/** One measurement: its name for the command line, its heading, and how it comes to its rows. */
export type Section = {
  id: string;
  title: string;
  measure: (bench: Bench) => Promise<Measured>;
};

/** `remarks` say what exactly was measured, and how. */
export type Measured = { rows: Row[]; remarks: string[] };

/** A section as it goes into the report; `failure` when it could not be measured to its end. */
export type Result = Pick<Section, "title"> & Measured & { failure: string | null };
