import { expect } from "vitest";
import { askHost } from "./ask-host";

/** What a shell command says as root in the enforcing host; the test fails where its exit code is not 0. */
export async function ask(command: string): Promise<string> {
  const { code, stdout, stderr } = await askHost(command);
  expect(code, `${command}: ${stderr}${stdout}`).toBe(0);
  return stdout;
}
