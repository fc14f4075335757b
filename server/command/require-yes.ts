import { createInterface } from "node:readline/promises";
import { ScError } from "@/server/contract/error";

/** Asks at a terminal. Throws bad_input where there is none, and cancelled, saying `otherwise`, for any answer but yes. */
export async function requireYes(question: string, otherwise: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new ScError("bad_input", "Nobody is there to ask.", { fix: "Say --yes when it shall be." });
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`${question} [y/N] `);
  prompt.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new ScError("cancelled", otherwise);
}
