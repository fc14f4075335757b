import { virsh } from "./virsh";

/** The stored definition of a domain and, while it runs, the live one. Throws ScError container_not_found. */
export async function readDomainXml(uuid: string): Promise<{ stored: string; live: string | null }> {
  const stored = await virsh(["dumpxml", "--inactive", "--domain", uuid]);
  const live = await virsh(["dumpxml", "--domain", uuid]);
  return { stored, live: /^<domain [^>]*\bid='/m.test(live) ? live : null };
}
