import { ensureAccount } from "./lib/ensure-account.mjs";
import { ensureFiles } from "./lib/ensure-files.mjs";
import { installSystemPackages } from "./lib/install-system-packages.mjs";
import { requireRoot } from "./lib/require-root.mjs";
import { runMain } from "./lib/run-main.mjs";
import { say } from "./lib/say.mjs";
import { confineLibvirt } from "./lib/service/confine-libvirt.mjs";
import { copyRelease } from "./lib/service/copy-release.mjs";
import { loadDomains } from "./lib/service/load-domains.mjs";
import { removeService } from "./lib/service/remove-service.mjs";
import { requireSystemd } from "./lib/service/require-systemd.mjs";
import { startUnits } from "./lib/service/start-units.mjs";
import { Stop } from "./lib/stop.mjs";

/**
 * Run from a release: `install` makes it this host's installation and starts it, anew where there is one already;
 * `remove` takes everything away that `install` made. Containers, their data and the database stay in both cases. Where
 * SELinux keeps Node from compiling (allow_execmem is off), this script runs with `node --jitless`.
 */
await runMain(async () => {
  const [verb = ""] = process.argv.slice(2);
  requireRoot(`install.mjs ${verb}`);
  requireSystemd();
  process.umask(0o022);
  if (verb === "remove") return await removeService();
  if (verb !== "install") throw new Stop(`There is no verb "${verb}".`, "install.mjs install | remove");
  await installSystemPackages(["run"]);
  await ensureAccount();
  ensureFiles();
  copyRelease();
  await loadDomains();
  await confineLibvirt();
  await startUnits();
  say("Installed and running. `sandboxcontainer login-link` prints a link to sign in.");
  return 0;
});
