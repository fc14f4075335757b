import { closeSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from "node:fs";
import type { SelinuxFacts } from "@/server/contract/facts";

/** What the kernel says of SELinux now (/sys/fs/selinux, which only a kernel with SELinux on has). */
export const selinuxMode = {
  read(): SelinuxFacts["mode"] {
    const enforce = readText("/sys/fs/selinux/enforce").trim();
    return enforce === "1" ? "enforcing" : enforce === "0" ? "permissive" : "disabled";
  },

  /** Whether the loaded policy has this context (security_check_context(3)). Only where SELinux is on. */
  isContextKnown(context: string): boolean {
    try {
      writeFileSync("/sys/fs/selinux/context", `${context}\0`);
      return true;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EINVAL") return false;
      throw error;
    }
  },

  /**
   * Whether what is forbidden to this context is let happen: its type is marked permissive in the loaded policy, which
   * the kernel says with every decision (selinuxfs `access`, AVD flag 1). False where SELinux is off.
   */
  isTypePermissive(context: string): boolean {
    const securityClass = readText("/sys/fs/selinux/class/process/index").trim();
    if (securityClass === "") return false;
    const [, , , , , flags = "0"] = ask("access", `${context} ${context} ${securityClass}`).split(" ");
    return (Number.parseInt(flags, 16) & 1) === 1;
  },
};

/** A question to selinuxfs is written to a file, and the answer read from the same open file. Empty: no answer. */
function ask(file: string, question: string): string {
  try {
    const descriptor = openSync(`/sys/fs/selinux/${file}`, "r+");
    try {
      writeSync(descriptor, question);
      const answer = Buffer.alloc(256);
      return answer.toString("utf8", 0, readSync(descriptor, answer, 0, answer.length, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return "";
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
