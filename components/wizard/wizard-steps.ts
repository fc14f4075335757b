/** The steps in their order, with the title of each. */
export const wizardSteps = [
  { id: "program", label: "Program" },
  { id: "contents", label: "Contents" },
  { id: "mounts", label: "Mounts" },
  { id: "label", label: "Label" },
  { id: "review", label: "Review" },
  { id: "build", label: "Build" },
] as const;

export type StepId = (typeof wizardSteps)[number]["id"];

/** The step of an address; what is none is the first. */
export function readStep(params: URLSearchParams): StepId {
  return wizardSteps.find(({ id }) => id === params.get("step"))?.id ?? "program";
}

/** The address of a step of a draft. */
export function stepAddress(step: StepId, draftId: string | null): string {
  return `/new?${new URLSearchParams({ step, ...(draftId && { draft: draftId }) }).toString()}`;
}
