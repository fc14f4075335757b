import type { Plan } from "@/server/contract/plan";
import type { PlanContext } from "../plan-context";

/**
 * /etc/passwd (passwd(5)) with the given users. The password is `*`: getpwnam(3) is content, no password matches, and
 * nothing looks for a shadow file as `x` would make it. `home` is that of nobody.
 */
export function writePasswd({ facts }: PlanContext, users: Plan["identity"]["users"], home: string): string {
  return users
    .map(({ name, uid }) => {
      const known = facts.accounts.users.find((user) => user.name === name);
      const directory = name === "nobody" && home.startsWith("/home/") ? home : (known?.home ?? "/");
      const shell = known?.shell ?? "/usr/sbin/nologin";
      return `${[name, "*", uid, known?.gid ?? uid, clean(known?.gecos ?? ""), directory, shell].join(":")}\n`;
    })
    .join("");
}

function clean(gecos: string): string {
  return gecos.replace(/[:\n]/g, " ");
}
