import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask } from "../ask.mjs";
import { webUser } from "../ensure-account.mjs";
import { ensureLibvirt } from "../ensure-libvirt.mjs";
import { must } from "../must.mjs";
import { say } from "../say.mjs";
import { settings } from "../settings.mjs";
import { Stop } from "../stop.mjs";
import { waitUntil } from "../wait-until.mjs";
import { places } from "./places.mjs";
import { unitFiles } from "./unit-files.mjs";

/** Writes the units, starts them anew, and waits until the helper answers through its socket and the page is served. */
export async function startUnits() {
  const units = unitFiles({ ...places, webUser, runtimeDir: settings.runtimeDir });
  say(`Writing and starting ${Object.keys(units).join(", ")} …`);
  for (const [name, text] of Object.entries(units)) writeFileSync(join(places.units, name), text);
  const sockets = Object.keys(units).filter((name) => name.endsWith(".socket"));
  const services = Object.keys(units).filter((name) => name.endsWith(".service"));
  await ensureLibvirt();
  await must("systemctl", ["daemon-reload"]);
  await must("systemctl", ["stop", ...services]);
  await must("systemctl", ["enable", "--quiet", ...Object.keys(units)]);
  await must("systemctl", ["restart", ...sockets]);
  await must("systemctl", ["start", ...services]);
  const helper = { socketPath: join(settings.runtimeDir, "root.sock"), path: "/api/trpc/auth.me" };
  const page = { host: settings.listen, port: Number(settings.port), path: "/sign-in" };
  await waitFor("sandboxcontainer-helper", helper);
  await waitFor("sandboxcontainer-web", page);
}

/**
 * @param {string} unit
 * @param {Parameters<typeof ask>[0]} question
 */
async function waitFor(unit, question) {
  if (await waitUntil(async () => (await ask(question)).status === 200, patienceMs)) return;
  throw new Stop(`${unit}.service does not answer.`, `journalctl -u ${unit}`);
}

/** An emulated machine takes half a minute for what a real one does in two seconds. */
const patienceMs = 180_000;
