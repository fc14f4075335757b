import { askHost } from "./ask-host";
import { readGuestScript } from "./read-guest-script";
import { testContainers } from "./test-containers";

/** Makes and starts the test containers in the running host, unless they run, and waits until each serves its page. */
export async function makeContainers(): Promise<void> {
  const { stdout } = await askHost("virsh -c lxc:/// list --name");
  if (testContainers.every(({ name }) => stdout.split("\n").includes(name))) return;
  const script = await readGuestScript("make-container.sh");
  for (const container of testContainers) {
    const neighbour = testContainers.find(({ name }) => name === container.neighbour);
    const args = [
      container.name,
      container.processContext,
      container.fileContext,
      container.root,
      container.address,
      neighbour?.store.path ?? "''",
      ...container.capabilities.map(({ name }) => name),
    ];
    await mustRun(`sh -s -- ${args.join(" ")}`, script);
  }
  await mustRun(`virsh -q -c lxc:/// "${testContainers.map(({ name }) => `start ${name}`).join("; ")}"`);
  for (const { address } of testContainers) {
    await mustRun(`curl -sf --retry 30 --retry-delay 1 --retry-all-errors http://${address}/`);
  }
}

async function mustRun(command: string, input = ""): Promise<void> {
  const { code, stdout, stderr } = await askHost(command, input);
  if (code !== 0) throw new Error(`${command} failed in the host with ${code}:\n${stdout}${stderr}`);
}
