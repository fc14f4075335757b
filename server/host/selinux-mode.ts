import { readFileSync, writeFileSync } from "node:fs";
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
};

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
