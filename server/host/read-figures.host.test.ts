import { expect, it } from "vitest";
import type { Figures } from "@/server/contract/figures";
import { listDomains } from "./list-domains";
import { readFigures } from "./read-figures";
import { shellDomain } from "./testing/shell-domain";

const megabytes = 40;
/** One process that holds memory, and one that uses its processor. */
const script = `X=$(head -c ${megabytes}M /dev/zero | tr '\\0' x); /bin/sleep 60 & while :; do :; done`;
const { name } = shellDomain("figures", script, { memoryMiB: 256 });

it("has what the domain's processes use, and not what libvirt's controller is", async () => {
  const { initPid, controllerPid } = await findPids();
  const first = await until(
    initPid,
    controllerPid,
    ({ memoryBytes }) => Number(memoryBytes) > megabytes * 2 ** 20,
  );
  expect(first.tasks).toBe(2);
  expect(Math.abs(Date.now() - first.at)).toBeLessThan(10_000);
  const cpuNow = Number(first.cpuMicroseconds);
  const second = await until(initPid, controllerPid, (now) => Number(now.cpuMicroseconds) > cpuNow + 100_000);
  expect(Number(second.memoryBytes)).toBeLessThan(4 * megabytes * 2 ** 20);
  const elapsed = (second.at - first.at) * 1000;
  expect(Number(second.cpuMicroseconds) - cpuNow).toBeLessThan(elapsed * 1.5);
});

it("has nothing for processes that are in no domain's group", async () => {
  expect(await readFigures(process.pid, process.ppid)).toEqual({
    at: expect.any(Number),
    cpuMicroseconds: null,
    memoryBytes: null,
    tasks: null,
    readBytes: null,
    writtenBytes: null,
  });
});

async function findPids() {
  for (;;) {
    const found = (await listDomains()).find((domain) => domain.name === name);
    const { initPid = null, controllerPid = null } = found ?? {};
    if (initPid !== null && controllerPid !== null) return { initPid, controllerPid };
  }
}

async function until(
  initPid: number,
  controllerPid: number,
  isSo: (figures: Figures) => boolean,
): Promise<Figures> {
  for (;;) {
    const figures = await readFigures(initPid, controllerPid);
    if (isSo(figures) && figures.tasks === 2) return figures;
  }
}
