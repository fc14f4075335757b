import { ScError } from "@/server/contract/error";
import { virsh } from "@/server/host/virsh";

/** The domain types in libvirt's capabilities, or why it gave none. */
export async function readDomainTypes(uri: string): Promise<{ domainTypes: string[]; error: string | null }> {
  try {
    const capabilities = await virsh(["capabilities"], { uri, timeoutMs: 10_000 });
    const types = [...capabilities.matchAll(/<domain type=['"]([a-z]+)['"]/g)].map(([, type = ""]) => type);
    return { domainTypes: [...new Set(types)], error: null };
  } catch (error) {
    return { domainTypes: [], error: error instanceof ScError ? error.message : String(error) };
  }
}
