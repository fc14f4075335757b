/** The cookie that carries a session's token: out of reach of scripts, and never sent along from another site. */
export const sessionCookie = {
  read(header: string | undefined): string | null {
    const parts = header?.split(";").map((part) => part.trim()) ?? [];
    const value = parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
    return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
  },

  /** The Set-Cookie header; null ends the cookie. */
  write(
    token: { value: string; expiresAt: number } | null,
    { isSecure, now }: { isSecure: boolean; now: number },
  ): string {
    const maxAge = token ? Math.max(0, Math.floor((token.expiresAt - now) / 1000)) : 0;
    return [
      `${name}=${token?.value ?? ""}`,
      "HttpOnly",
      "SameSite=Strict",
      "Path=/",
      `Max-Age=${maxAge}`,
      ...(isSecure ? ["Secure"] : []),
    ].join("; ");
  },
};

const name = "sc_session";
