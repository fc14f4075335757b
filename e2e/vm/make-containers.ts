import { askHost } from "./ask-host";
import { runGuestScript } from "./run-guest-script";
import { startListeners } from "./start-listeners";
import { testContainers } from "./test-containers";

/**
 * Makes and starts the test containers in the running host, unless they run, and waits until each serves its page and
 * the sockets of the tests take connections.
 */
export async function makeContainers(): Promise<void> {
  const { stdout } = await askHost("virsh -c lxc:/// list --name");
  if (testContainers.every(({ name }) => stdout.split("\n").includes(name))) return;
  for (const container of testContainers) {
    await runGuestScript("make-container.sh", [
      container.name,
      container.processContext,
      container.fileContext,
      container.root,
      container.address,
      container.mounts.map(({ source, target }) => `${source}:${target}`).join(" "),
      ...container.capabilities.map(({ name }) => name),
    ]);
  }
  await runGuestScript(
    "start-containers.sh",
    testContainers.flatMap(({ name, address }) => [name, address]),
  );
  await startListeners();
}
