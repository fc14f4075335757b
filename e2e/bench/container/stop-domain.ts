import { waitFor } from "@/e2e/support/wait";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { virsh } from "@/server/host/virsh";

/** Kills a running domain and waits until libvirt has forgotten its processes. */
export async function stopDomain({ name, uuid }: { name: string; uuid: string }): Promise<void> {
  await virsh(["destroy", "--domain", uuid]);
  await waitFor(`${name} is down`, 20, async () =>
    (await readDomainStatus(name, uuid)) === null ? true : null,
  );
}
