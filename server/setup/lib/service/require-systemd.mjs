import { existsSync } from "node:fs";
import { Stop } from "../stop.mjs";

/** Throws Stop unless systemd runs this host (sd_booted(3)). */
export function requireSystemd() {
  if (existsSync("/run/systemd/system")) return;
  throw new Stop("systemd does not run this host, so there is nothing to install a service in.", "npm start");
}
