import { readFileSync } from "node:fs";
import type { SelinuxFacts } from "@/server/contract/facts";
import { isInstalled } from "./is-installed";
import { selinuxMode } from "./selinux-mode";

/** SELinux of this host: /sys/fs/selinux/enforce, /etc/selinux/config, contexts/lxc_contexts (selinux_lxc_contexts_path(3)). */
export function readSelinuxFacts(): SelinuxFacts {
  const policy = parseSetting(readText("/etc/selinux/config"), "SELINUXTYPE");
  const contexts = policy === null ? "" : readText(`/etc/selinux/${policy}/contexts/lxc_contexts`);
  return {
    mode: selinuxMode.read(),
    policy,
    lxcContexts: parseLxcContexts(contexts),
    missingTools: ["semodule", "seinfo"].filter((name) => !isInstalled(name)),
  };
}

export function parseLxcContexts(text: string): SelinuxFacts["lxcContexts"] {
  const process = parseSetting(text, "process");
  const file = parseSetting(text, "file");
  return process === null || file === null ? null : { process, file };
}

function parseSetting(text: string, key: string): string | null {
  for (const line of text.split("\n")) {
    const [, name, value] = /^\s*(\w+)\s*=\s*"?([A-Za-z0-9_.:,-]+)"?\s*(?:#.*)?$/.exec(line) ?? [];
    if (name === key && value && !value.startsWith(".")) return value;
  }
  return null;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
