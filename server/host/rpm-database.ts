import type { PackageDatabase } from "./package-database";

export async function openRpmDatabase(_dbPath: string | null): Promise<PackageDatabase | null> {
  return null;
}
