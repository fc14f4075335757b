import { waitFor } from "./wait";

/** The body that a container's address serves; waits for the address to come up. */
export function fetchPage(address: string, path = "/"): Promise<string> {
  return waitFor(`http://${address}${path}`, 20, async () => {
    const answer = await fetch(`http://${address}${path}`, { signal: AbortSignal.timeout(2000) });
    return answer.text();
  });
}
