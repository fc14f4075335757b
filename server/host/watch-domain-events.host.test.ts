import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DomainEvent, watchDomainEvents } from "./watch-domain-events";

const name = `t-run-events-${process.pid}`;
let folder: string;
let stop: AbortController;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "t-run-"));
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  rmSync(folder, { recursive: true });
});

describe("watchDomainEvents", () => {
  it("tells what happens to a domain, in order", async () => {
    const seen: DomainEvent[] = [];
    const { gap, watching } = watch("lxc:///", (event) => event.domain === name && seen.push(event));
    await gap();
    makeAndRemoveDomain();
    await until(() => seen.some((event) => event.detail.startsWith("Undefined")));
    expect(seen.map((event) => `${event.kind}: ${event.detail}`)).toEqual([
      "lifecycle: Defined Added",
      "lifecycle: Started Booted",
      "lifecycle: Stopped Destroyed",
      "lifecycle: Undefined Removed",
    ]);
    stop.abort();
    await watching;
  });

  it("connects again after the connection was cut, and says that it may have missed something", async () => {
    const seen: DomainEvent[] = [];
    const proxy = await startProxy();
    const { gap, down, watching } = watch(
      `lxc+unix:///system?socket=${proxy.path}`,
      (event) => event.domain === name && seen.push(event),
    );
    await gap();
    proxy.cut();
    await down();
    await gap();
    makeAndRemoveDomain();
    await until(() => seen.some((event) => event.detail.startsWith("Undefined")));
    expect(seen[0]).toMatchObject({ kind: "lifecycle", detail: "Defined Added" });
    stop.abort();
    await watching;
    proxy.close();
  });
});

function watch(uri: string, onEvent: (event: DomainEvent) => void) {
  const gaps = counter();
  const downs = counter();
  const watching = watchDomainEvents({
    uri,
    signal: stop.signal,
    onEvent,
    onGap: gaps.add,
    onDown: downs.add,
  });
  return { gap: gaps.next, down: downs.next, watching };
}

/** `next` is kept as soon as `add` was called once more than `next` before. */
function counter() {
  let count = 0;
  let taken = 0;
  const add = () => void count++;
  const next = async () => {
    taken++;
    await until(() => count >= taken);
  };
  return { add, next };
}

function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!condition()) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
}

function makeAndRemoveDomain(): void {
  const file = join(folder, "domain.xml");
  writeFileSync(
    file,
    `<domain type='lxc'><name>${name}</name><memory unit='MiB'>64</memory><os><type>exe</type>
    <init>/usr/bin/sleep</init><initarg>1000</initarg></os><features><privnet/></features>
    <devices><console type='pty'/></devices></domain>`,
  );
  for (const args of [
    ["define", file],
    ["start", name],
    ["destroy", name],
    ["undefine", name],
  ]) {
    execFileSync("virsh", ["-c", "lxc:///", ...args]);
  }
}

/** Stands between virsh and the daemon, so that a cut can be had without stopping the daemon. */
async function startProxy() {
  const path = join(folder, "proxy.sock");
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const daemon = connect("/run/libvirt/libvirt-sock");
    for (const socket of [client, daemon]) open.add(socket.on("error", () => socket.destroy()));
    client.pipe(daemon).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  const close = () => {
    cut();
    server.close();
  };
  return { path, cut, close };
}
