/** The addresses that machines of an IPv4 network may have, as first number and count; null for a malformed address. */
export function listHosts(member: string, prefix: number): { first: number; count: number } | null {
  const parts = member.split(".").map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255))
    return null;
  if (!Number.isInteger(prefix) || prefix < 8 || prefix > 30) return null;
  const number = parts.reduce((sum, part) => sum * 256 + part, 0);
  const size = 2 ** (32 - prefix);
  return { first: Math.floor(number / size) * size + 1, count: size - 2 };
}
