import { rmSync } from "node:fs";
import { makeRelease } from "@/server/setup/lib/service/make-release.mjs";
import { runStep } from "./run-step";

/** A release of this checkout in a file system of its own, for the host to install from. Gives the image's path. */
export async function buildReleaseImage(signal: AbortSignal): Promise<string> {
  const release = await makeRelease();
  const image = `${release}.img`;
  rmSync(image, { force: true });
  await runStep("Filling the release's disk", "mkfs.ext4", ["-q", "-F", "-d", release, image, "2G"], signal);
  return image;
}
