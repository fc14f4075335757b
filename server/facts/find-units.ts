import type { ExecutableFacts, UnitFacts } from "@/server/contract/facts";
import type { PackageFile } from "@/server/host/package-database";
import { readTextFile } from "@/server/host/read-text-file";
import { toUsrForm } from "@/server/host/usr-form";
import { rankUnits } from "./rank-units";
import { readAdminUnits, readPackagedUnits } from "./read-units";

/**
 * The service units of these package files, and the administrator's own in /etc/systemd/system that run the
 * executable, best fit first. `instance` is a template instance that was asked for by name (web@one.service).
 */
export function findUnits(
  executable: Pick<ExecutableFacts, "path" | "resolved">,
  packageFiles: readonly PackageFile[],
  instance: string | null,
): UnitFacts[] {
  const packaged = readPackagedUnits(packageFiles, instance);
  const names = new Set(packaged.map(({ name }) => name));
  const picked = [executable.path, executable.resolved].map(toUsrForm);
  const own = readAdminUnits().filter(
    (unit) => !names.has(unit.name) && unit.execStart.some(({ path }) => picked.includes(toUsrForm(path))),
  );
  return rankUnits([...packaged, ...own], executable, readTextFile);
}
