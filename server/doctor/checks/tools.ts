import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix, installCommand } from "../make-fix";
import { toolPackages } from "../tool-packages";

/** The programs that the product runs. */
export function checkTools(host: HostObservation): Check {
  const base = { id: "tools", area: "tools", title: "Tools" } as const;
  const missing = toolPackages.filter(({ programs }) =>
    programs.every((name) => host.missingTools.includes(name)),
  );
  if (missing.length === 0) {
    return { ...base, state: "ok", detail: "Every program that we run is installed.", fix: null };
  }
  const packages = {
    debian: missing.map(({ debian }) => debian).join(" "),
    fedora: missing.map(({ fedora }) => fedora).join(" "),
  };
  return {
    ...base,
    state: "fail",
    detail: `Not installed: ${missing.map(({ programs, why }) => `${programs[0]} (${why})`).join(", ")}.`,
    fix: fix("Install them; `npm start` does so too.", installCommand(host, packages)),
  };
}
