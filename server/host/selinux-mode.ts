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
   * the kernel says with every decision (selinuxfs `access`, AVD flag 1). Null where the kernel does not answer.
   */
  isTypePermissive(context: string): boolean | null {
    const decision = decide(context, context, "process");
    return decision && (decision.flags & 1) === 1;
  },

  /**
   * Whether the loaded policy lets a process of the context `source` do this to a `target`, its constraints included
   * (selinuxfs `access`, as compute_av(1)); class and permission by their names. Null where it knows none of these, or does not answer.
   */
  isAllowed(source: string, target: string, object: string, permission: string): boolean | null {
    const bit = Number(readText(`/sys/fs/selinux/class/${object}/perms/${permission}`)) - 1;
    const decision = bit < 0 ? null : decide(source, target, object);
    return decision && ((decision.allowed >>> bit) & 1) === 1;
  },
};

/** What the kernel answers: permissions as a mask, and flags of the source (security/selinux/selinuxfs.c, sel_write_access). */
function decide(source: string, target: string, object: string): { allowed: number; flags: number } | null {
  const index = readText(`/sys/fs/selinux/class/${object}/index`).trim();
  const [allowed, , , , , flags] = ask("access", `${source} ${target} ${index}`).split(" ");
  if (index === "" || !allowed || flags === undefined) return null;
  return { allowed: Number.parseInt(allowed, 16), flags: Number.parseInt(flags, 16) };
}

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
