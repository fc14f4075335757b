import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ScError } from "@/server/contract/error";
import { virsh } from "./virsh";

/** What changes a libvirt domain. Domains are named by uuid, so that a foreign domain of the same name is never met. */
export const domainControl = {
  /**
   * Validates against libvirt's own schema and stores the definition. The domain of that name and uuid is replaced;
   * throws ScError domain_exists when only one of the two is taken.
   */
  async define(xml: string): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), "sandboxcontainer-"));
    try {
      const file = join(folder, `${randomUUID()}.xml`);
      await writeFile(file, xml, { mode: 0o600, flag: "wx" });
      await virsh(["define", "--validate", "--file", file]).catch(explainTaken);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },

  async undefine(uuid: string): Promise<void> {
    await virsh(["undefine", "--domain", uuid]);
  },

  /** Throws ScError container_not_found or container_running. */
  async start(uuid: string, options: { signal?: AbortSignal } = {}): Promise<void> {
    await virsh(["start", "--domain", uuid], { timeoutMs: 120_000, ...options }).catch(explainActive);
  },

  /** Lets a paused domain run on. */
  async resume(uuid: string): Promise<void> {
    await virsh(["resume", "--domain", uuid]);
  },

  /** Kills every process of the domain at once. */
  async destroy(uuid: string): Promise<void> {
    await virsh(["destroy", "--domain", uuid], { timeoutMs: 120_000 });
  },

  async setAutostart(uuid: string, enabled: boolean): Promise<void> {
    await virsh(["autostart", ...(enabled ? [] : ["--disable"]), "--domain", uuid]);
  },
};

/** virsh-domain.c cmdStart; lxc_driver.c when another client was quicker. */
function explainActive(error: unknown): never {
  const isActive =
    error instanceof ScError && /Domain is already active|domain is already running/.test(error.message);
  if (!isActive) throw error;
  throw new ScError("container_running", "It is running already.", { cause: error });
}

/** domain_conf.c virDomainObjListAddLocked */
function explainTaken(error: unknown): never {
  const taken =
    error instanceof ScError &&
    /'([^'\n]*)' (?:already exists|is already defined) with uuid/.exec(error.message);
  if (!taken) throw error;
  throw new ScError("domain_exists", `libvirt has a domain ${taken[1]} already.`, {
    fix: "Choose another name. That domain was not touched.",
    cause: error,
  });
}
