import { askHost } from "./ask-host";
import { attemptsBegin, attemptsEnd, type Denial, readDenials } from "./read-denials";

/**
 * Does what is meant to be denied, between two marks in the audit log, and gives its output and the denials of that
 * while. Denials outside such whiles are noise, and the last test fails on them.
 */
export async function deliberately<T>(action: () => Promise<T>): Promise<{ output: T; denials: Denial[] }> {
  await mark(attemptsBegin);
  try {
    const output = await action();
    const denials = await readDenials();
    const last = Math.max(...denials.map(({ attempt }) => attempt ?? 0));
    return { output, denials: denials.filter(({ attempt }) => attempt === last) };
  } finally {
    await mark(attemptsEnd);
  }
}

async function mark(text: string): Promise<void> {
  const { code, stderr } = await askHost(`auditctl -m ${text}`);
  if (code !== 0) throw new Error(`auditctl failed: ${stderr}`);
}
