import { describe, expect, it } from "vitest";
import { typeOf } from "@/server/policy/container/type-of";
import { deliberately } from "../deliberately";
import { processAccess } from "../process-access";
import { runInside } from "../run-inside";
import { runLabelled } from "../run-labelled";
import { twin } from "../test-containers";

const left = "s0:c12,c77";
const right = "s0:c13,c78";
const image = "s0:c14,c79";

/**
 * Two containers of the same program, root in each: left goes for what belongs to right, with everything else that
 * would stand in its way taken away. What is left is the pair.
 */
export function testNeighbours(): void {
  describe("a neighbour's files, the directory mounted", () => {
    testFiles();
  });
  describe("a neighbour's processes, in the same pid namespace and of the same type", () => {
    testProcesses();
  });
  describe("a neighbour's sockets, in the same network and of the same type", () => {
    testSockets();
  });
}

/** Each a command of the shell and the label of what it goes for. */
const onFiles: [what: string, command: string, target: string][] = [
  ["reading a page", "cat /given/root/var/www/index.html", right],
  ["writing into a page", "echo >>/given/root/var/www/index.html", right],
  ["a new file", "touch /given/root/planted", right],
  ["listing", "ls /given/root", right],
  ["its log's directory", "ls /given/log", right],
  ["looking at it from outside", "stat /given", right],
  [
    "its socket in a directory",
    "python3 -c 'import socket; socket.socket(socket.AF_UNIX).connect(\"/given/log/socket\")'",
    right,
  ],
  ["the image that holds a root", "head -c 1 /given-image/root.img", image],
  ["a file without a pair", "cat /given-open/page", "s0"],
  ["writing into a file without a pair", "echo >>/given-open/page", "s0"],
  ["a new file in a directory without a pair", "touch /given-open/planted", "s0"],
];

function testFiles(): void {
  it.each(onFiles)("%s is denied, and the record names both", async (_, command, target) => {
    const { output, denials } = await deliberately(() => runInside("left", command));
    expect(output).toMatch(/Permission denied|\[Errno 13\]/);
    expect(output).toMatch(/\nexit [1-9]\d*\n$/);
    expect(denials.map((denial) => [levelOf(denial.source), levelOf(denial.target)])).toContainEqual([
      left,
      target,
    ]);
    expect(denials.every(({ permissive }) => !permissive)).toBe(true);
  });
}

function levelOf(context: string): string {
  return context.split(":").slice(3).join(":");
}

/** Its first process, which has the number 1 there. */
function testProcesses(): void {
  it.each(processAccess)("%s: denied, and the record names both pairs", (_, write) =>
    expectPairToMatter(write(1)),
  );
}

const onSockets: [what: string, program: string][] = [
  ["a connection", 'socket.socket(socket.AF_UNIX).connect("\\0right-stream")'],
  ["a datagram", 'socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b"x", "\\0right-datagram")'],
];

function testSockets(): void {
  it.each(onSockets)("%s: denied, and the record names both pairs", (_, program) =>
    expectPairToMatter(program),
  );
}

/** With right's own pair the same type may: it is the pair that stops it, and the test can fail. */
async function expectPairToMatter(program: string): Promise<void> {
  expect(await join(right, program)).toBe("done\n");
  const { output, denials } = await deliberately(() => join(left, program));
  expect(output).toMatch(/Permission denied/);
  expect(denials.map((denial) => [levelOf(denial.source), levelOf(denial.target)])).toContainEqual([
    left,
    right,
  ]);
  expect(denials.every(({ permissive }) => !permissive)).toBe(true);
}

function join(level: string, program: string): Promise<string> {
  return runLabelled("right", `unconfined_u:unconfined_r:${typeOf(twin.name)}:${level}`, program);
}
