import type { FileFacts } from "@/server/contract/facts";
import { isWithin } from "../path/is-within";

/**
 * Why a file counts as a secret of the host that is left out unless asked for; null when it is none. What a package
 * ships with its content is never one: everybody has it. `canonical` is the file's canonical path.
 */
export function secretReason(file: FileFacts, canonical: string): string | null {
  const shipped = file.package !== null && !file.flags.includes("ghost");
  if (shipped || file.kind === "symlink" || file.kind === "other") return null;
  if ((file.mode & 0o077) === 0 && (file.onHost || file.kind === "file")) {
    return "a secret: only its owner may read it, and no package ships it";
  }
  if (file.kind !== "file") return null;
  if (keyPlaces.some((place) => isWithin(canonical, place)))
    return "a secret: in a directory for private keys";
  if (keyName.test(canonical) && (file.mode & 0o007) === 0) {
    return "a secret: named like a private key and not readable for everybody";
  }
  return null;
}

const keyPlaces = ["/etc/ssl/private", "/etc/pki/tls/private", "/etc/pki/private"];
const keyName = /(\.key|privkey[^/]*\.pem|[._-]key\.pem|\.p12|\.pfx|\.keytab|\.jks)$/i;
