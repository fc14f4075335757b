import { policyNames } from "./policy-names";

/** Whether a module in CIL is one that this program, in whichever version, has made for the host: by its first line. */
export function isOwnHostModule(text: string): boolean {
  return text.startsWith(policyNames.hostModuleMark);
}
