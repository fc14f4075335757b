import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Runs `work` while no package may start a service: invoke-rc.d asks /usr/sbin/policy-rc.d, and 101 means "forbidden
 * by policy" (Debian's init-system-helpers, README.policy-rc.d). What was there before is put back afterwards, also
 * what an earlier run had to leave aside because it was killed.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function holdServices(work) {
  if (!existsSync(aside) && existsSync(policy)) renameSync(policy, aside);
  writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    return await work();
  } finally {
    if (existsSync(aside)) renameSync(aside, policy);
    else rmSync(policy);
  }
}

const policy = "/usr/sbin/policy-rc.d";
const aside = "/usr/sbin/policy-rc.d.before-sandboxcontainer";
