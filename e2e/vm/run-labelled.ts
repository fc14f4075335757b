import { pythonHead } from "./attempts/python-head";
import { runGuestScript } from "./run-guest-script";

/**
 * Runs a Python program under a label, as root with all that the administrator of the host may, in the namespaces of a
 * test container or of the host, where no list of devices is enforced. Gives what it said; `done` when it came to its
 * end.
 */
export function runLabelled(place: string, context: string, program: string): Promise<string> {
  return runGuestScript("run-labelled.sh", [place, context], `${pythonHead}${program}\nprint("done")\n`);
}
