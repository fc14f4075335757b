import { planRequestSchema } from "@/server/contract/plan-request";
import { type RequestForm, requestOf } from "./request-form";

export type FormErrors = Partial<Record<keyof RequestForm, string>>;

/** What is wrong with the form, by field, in the words of the contract; `taken` are the names that exist. */
export function findFormErrors(form: RequestForm, taken: readonly string[]): FormErrors {
  const result = planRequestSchema.safeParse(requestOf(form, null));
  const errors: FormErrors = {};
  for (const issue of result.error?.issues ?? []) {
    const field = fieldOf[String(issue.path[0])];
    if (field && !errors[field]) errors[field] = words(issue.message);
  }
  if (taken.includes(form.name)) errors.name = `There is a container ${form.name} already.`;
  return errors;
}

/** A number field that is empty fails as a number before any of our own rules speaks. */
function words(message: string): string {
  return message.startsWith("Invalid input") ? "Enter a whole number." : message;
}

const fieldOf: Record<string, keyof RequestForm> = {
  executable: "executable",
  name: "name",
  arguments: "arguments",
  store: "imageMiB",
  memoryMiB: "memoryMiB",
};
