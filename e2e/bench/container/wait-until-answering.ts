import { setTimeout as pause } from "node:timers/promises";
import { runCommand } from "@/server/host/run-command";

/**
 * Waits until the program of a container answers one HTTP request on port 80, asked from within the network namespace
 * of a process that `findPid` comes to know: so every tool is asked in the same way, and no bridge takes part. An open
 * port would not do, a web server that tests its configuration opens it too. Gives the pid; throws after 30 seconds.
 */
export async function waitUntilAnswering(findPid: () => Promise<number | null>): Promise<number> {
  const end = performance.now() + 30_000;
  while (performance.now() < end) {
    const pid = await findPid();
    if (pid !== null) {
      await runCommand("nsenter", ["-t", String(pid), "-n", "--", "bash", "-c", askUntilAnswered]);
      return pid;
    }
    await pause(2);
  }
  throw new Error("The container has no process after 30 seconds.");
}

const askUntilAnswered = `for ((n = 0; n < 5000; n++)); do
  { exec 3<>/dev/tcp/127.0.0.1/80 && printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3 && read -r -t 5 status <&3; } 2>/dev/null
  [[ $status == 'HTTP/1.1 200'* ]] && exit 0
  sleep 0.002
done
exit 1`;
