import type { Section } from "../report/section";
import { buildSection } from "./build";
import { denialsSection } from "./denials";
import { firstViewSection } from "./first-view";
import { labelsSection } from "./labels";
import { liveSection } from "./live";
import { manySection } from "./many";
import { memorySection } from "./memory";
import { peersSection } from "./peers";
import { pickerSection } from "./picker";
import { planSection } from "./plan";
import { screenSection } from "./screen";
import { startSection } from "./start";

/** Every measurement, in the order of the report. Memory is the first that wants the product: it has to be fresh. */
export const sections: Section[] = [
  planSection,
  buildSection,
  startSection,
  peersSection,
  memorySection,
  firstViewSection,
  pickerSection,
  liveSection,
  screenSection,
  denialsSection,
  manySection,
  labelsSection,
];
