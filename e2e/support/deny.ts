import { appendFile } from "node:fs/promises";
import type { Container } from "@/server/contract/container";
import type { Product } from "./product";

/** Writes what the kernel and auditd would, had the container tried this; without more, to read a file. */
export async function deny(
  product: Product,
  name: string,
  { path, target, permissions = "read", className = "file", what = `path="${path}" dev="vda" ino=1` }: Denied,
): Promise<void> {
  const { processContext } = await product.json<Container>("show", name);
  const stamp = `msg=audit(${(Date.now() / 1000).toFixed(3)}:${++serial})`;
  const access = `avc:  denied  { ${permissions} } for  pid=1 comm="cat" ${what}`;
  await appendFile(
    product.auditLog,
    `type=AVC ${stamp}: ${access} scontext=${processContext} tcontext=${target ?? processContext} tclass=${className} permissive=0\n` +
      `type=PROCTITLE ${stamp}: proctitle="cat"\n`,
  );
}

/** Without a target it is the process itself. */
type Denied = {
  path?: string;
  target?: string;
  permissions?: string;
  className?: string;
  what?: string;
};

let serial = 0;
