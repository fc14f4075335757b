import type { PackageDb } from "@/server/contract/package-db";
import { readDpkgStamp } from "@/server/host/dpkg-database";
import { openRpmDatabase, readRpmStamp } from "@/server/host/rpm-database";

/** Which package databases of this host have content. Where rpm is only a tool its database is there, but empty. */
export async function readPackageDbs(): Promise<PackageDb[]> {
  const hasRpm = readRpmStamp() !== null && (await openRpmDatabase(null).catch(() => null)) !== null;
  return [...(readDpkgStamp() === null ? [] : (["dpkg"] as const)), ...(hasRpm ? (["rpm"] as const) : [])];
}
