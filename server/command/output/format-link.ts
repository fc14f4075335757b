/** The address of a sign-in link. The token is in the fragment, which no browser sends or logs. */
export function formatLink({ listen, port }: { listen: string; port: number }, token: string): string {
  const host =
    listen === "0.0.0.0" || listen === "::" ? "127.0.0.1" : listen.includes(":") ? `[${listen}]` : listen;
  return `http://${host}:${port}/sign-in#token=${token}`;
}
