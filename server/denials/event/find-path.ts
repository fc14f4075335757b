import type { Denial } from "@/server/contract/denial";
import { decodeText } from "../record/decode-text";
import { type Fields, readFields } from "../record/read-fields";
import type { AuditEvent } from "./event-joiner";

/**
 * Path and name of the object of an AVC record: its own `path`, that of the old AVC_PATH record, of another AVC or of the
 * PATH record of the same inode, in the directory of the CWD record. Paths are the process's view, not the host's.
 */
export function findPath(fields: Fields, event: AuditEvent): Pick<Denial, "path" | "name"> {
  const name = decodeText(fields.get("name"));
  const own = decodeText(fields.get("path"));
  const inode = fields.get("ino");
  return { path: own ?? findOld(event) ?? findSame(inode, event) ?? findByInode(inode, name, event), name };
}

function findOld({ records }: AuditEvent): string | null {
  const old = records.filter(({ type }) => type === "AVC_PATH");
  const [only] = old;
  return old.length === 1 && only ? decodeText(readFields(only.body).get("path")) : null;
}

/** Opening a file asks for more than one permission; only the later ones know the whole path. */
function findSame(inode: string | undefined, { records }: AuditEvent): string | null {
  for (const { type, body } of inode === undefined ? [] : records) {
    const other = type === "AVC" ? readFields(body) : null;
    if (other?.get("ino") === inode && other?.has("path")) return decodeText(other.get("path"));
  }
  return null;
}

function findByInode(inode: string | undefined, name: string | null, { records }: AuditEvent): string | null {
  if (inode === undefined) return null;
  for (const { type, body } of records) {
    if (type !== "PATH") continue;
    const item = readFields(body);
    const path = decodeText(item.get("name"));
    const isSame = item.get("inode") === inode && item.get("nametype") !== "PARENT";
    if (!isSame || path === null || (name !== null && path.split("/").at(-1) !== name)) continue;
    return path.startsWith("/") ? path : inFolder(path, records);
  }
  return null;
}

function inFolder(path: string, records: AuditEvent["records"]): string | null {
  const record = records.find(({ type }) => type === "CWD");
  const folder = record ? decodeText(readFields(record.body).get("cwd")) : null;
  return folder === null ? null : `${folder.replace(/\/$/, "")}/${path.replace(/^\.\//, "")}`;
}
