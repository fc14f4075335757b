import { runGuestScript } from "./run-guest-script";

/** What the running host is made of, in one line: distribution, kernel, policy, libvirt. */
export async function readVersions(): Promise<string> {
  return (await runGuestScript("list-versions.sh")).trim();
}
