import { appendFile } from "node:fs/promises";
import type { Container } from "@/server/contract/container";
import { auditRecords, type Denied } from "./audit-records";
import type { Product } from "./product";

/** Writes what the kernel and auditd would, had the container tried this. */
export async function deny(product: Product, name: string, denied: Denied): Promise<void> {
  const { processContext } = await product.json<Container>("show", name);
  await appendFile(product.auditLog, auditRecords(processContext, denied));
}
