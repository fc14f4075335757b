import { createHash, randomBytes } from "node:crypto";

/** Opaque tokens: 32 random bytes that only their holder knows; the database has the SHA-256. */
export const tokens = {
  create(): string {
    return randomBytes(32).toString("base64url");
  },

  hash(token: string): string {
    return createHash("sha256").update(token).digest("hex");
  },
};
