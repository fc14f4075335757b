import type { Role } from "@/server/contract/role";
import type { Session } from "@/server/contract/session";

export type SessionKeeper = {
  signIn: (user: string, password: string, address: string) => Promise<NewSession>;
  redeem: (token: string, address: string) => Promise<NewSession>;
  read: (token: string, options: { touch: boolean }) => Promise<Session | null>;
  end: (token: string) => Promise<void>;
  createLink: (role: LinkRole) => Promise<{ token: string; expiresAt: number }>;
};

export type LinkRole = Exclude<Role, "root">;
export type NewSession = { token: string; session: Session };
