import type { Denial } from "@/server/contract/denial";

/** What was asked for, as verbs that the object can follow: "read and write". A permission without a verb keeps its name. */
export function listVerbs({ class: className, permissions }: Pick<Denial, "class" | "permissions">): string {
  if (className?.startsWith("cap")) {
    return permissions.length === 1 ? "use the capability" : "use the capabilities";
  }
  const all = permissions.map(
    (permission) => special[`${className} ${permission}`] ?? verbs[permission] ?? `${permission} on`,
  );
  const telling = all.length > 1 ? all.filter((verb) => verb !== "open") : all;
  const words = [...new Set(telling)];
  if (words.length === 0) return "do something to";
  return words.length < 3 ? words.join(" and ") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const verbs: Readonly<Record<string, string>> = {
  add_name: "add a name to",
  append: "append to",
  connectto: "connect to",
  create: "create",
  entrypoint: "start as",
  execute: "run",
  execute_no_trans: "run",
  getattr: "look at",
  ioctl: "control",
  kill: "kill",
  link: "link",
  lock: "lock",
  map: "map",
  module_load: "load a kernel module from",
  mount: "mount",
  mounton: "mount over",
  name_bind: "listen on",
  name_connect: "connect to",
  open: "open",
  ptrace: "trace",
  read: "read",
  relabelfrom: "relabel",
  relabelto: "relabel",
  remount: "remount",
  remove_name: "remove a name from",
  rename: "rename",
  reparent: "move",
  rmdir: "delete",
  search: "look into",
  send_msg: "send a message to",
  sendto: "send to",
  setattr: "change the attributes of",
  sigchld: "report its end to",
  sigkill: "kill",
  signal: "signal",
  sigstop: "stop",
  transition: "become",
  unlink: "delete",
  unmount: "unmount",
  write: "write to",
};

/** Where class and permission together have a better word. */
const special: Readonly<Record<string, string>> = {
  "dir getattr": "look at",
  "dir read": "list",
  "dir write": "change",
  "process execmem": "make memory executable in",
  "process setcurrent": "change the label of",
  "process setexec": "choose the label of what it starts in",
  "user_namespace create": "create",
};
