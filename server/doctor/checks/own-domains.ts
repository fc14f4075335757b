import type { Check } from "@/server/contract/check";
import type { HostObservation } from "../host-observation";
import { fix } from "../make-fix";
import { ownServices } from "../own-services";

/**
 * Helper and web process have domains of their own where they are installed as services (promise 8 of SECURITY.md). An
 * installation made while SELinux was off loads none and labels nothing, and nobody notices when it is switched on later.
 */
export function checkOwnDomains({ ownDomains }: HostObservation): Check | null {
  if (ownDomains === null) return null;
  const base = { id: "own-domains", area: "selinux", title: "Own domains" } as const;
  const wrong = findWrong(ownDomains);
  if (ownDomains.isInstalled && wrong.length > 0) {
    return { ...base, state: "fail", detail: `${wrong.join(" ")} ${meaning}`, fix: install };
  }
  if (!ownDomains.isInstalled) {
    const detail = `Not installed as services: helper and web process run with the label of who started them. ${meaning}`;
    return { ...base, state: "warn", detail, fix: fix("Install them.", installCommand) };
  }
  const permissive = ownDomains.services.filter(({ isPermissive }) => isPermissive === true);
  if (permissive.length > 0) {
    const domains = permissive.map(({ domain }) => domain);
    return {
      ...base,
      state: "fail",
      detail: `${domains.join(" and ")} made permissive: what is forbidden there is let happen. ${meaning}`,
      fix: fix("Let them be enforced.", domains.map((name) => `semanage permissive -d ${name}`).join(" && ")),
    };
  }
  const idle = ownDomains.services.filter(({ contexts }) => contexts.length === 0).map(({ unit }) => unit);
  if (idle.length > 0) {
    const detail = `${idle.join(" and ")} not running: in which domain is seen when it runs.`;
    return { ...base, state: "warn", detail, fix: fix("Start it.", `systemctl start ${idle.join(" ")}`) };
  }
  const domains = ownServices.map(({ domain }) => domain).join(" and ");
  return { ...base, state: "ok", detail: `Helper and web process run in ${domains}.`, fix: null };
}

const meaning = "Should the web process be broken into, only its user's rights hold it back.";
const installCommand = "npm run service -- install";
const install = fix(
  "Install again: that loads the domains and labels the programs. From a release: bin/node --jitless server/setup/install.mjs install.",
  installCommand,
);

/** What is seen to be wrong, a sentence each. */
function findWrong({ services, helper }: NonNullable<HostObservation["ownDomains"]>): string[] {
  const unknown = services.filter(({ isKnown }) => isKnown === false).map(({ domain }) => domain);
  const seen = services.flatMap(({ unit, domain, contexts }) =>
    contexts.map((context) => ({ what: unit, domain, context })),
  );
  const asked =
    helper === null ? [] : [{ what: "The helper", domain: ownServices[0].domain, context: helper }];
  const others = [...asked, ...seen].filter(({ domain, context }) => context.split(":")[2] !== domain);
  return [
    ...(unknown.length === 0 ? [] : [`The loaded policy does not have ${unknown.join(" and ")}.`]),
    ...new Set(others.map(({ what, domain, context }) => `${what} runs as ${context}, not in ${domain}.`)),
  ];
}
