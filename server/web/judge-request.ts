/**
 * Why a request is not answered, null when it may be. The Host must be one of ours, so that another site's name that was
 * pointed at this machine leads nowhere (DNS rebinding); what may change something must come from our own page (Origin, or
 * Sec-Fetch-Site where a browser leaves Origin out), and so must everything below /api/ that a browser says the origin of.
 */
export function judgeRequest(request: JudgedRequest, allowedHosts: readonly string[]): Refusal | null {
  const { method = "", url = "", headers } = request;
  if (!methods.has(method)) return { status: 405, text: "Only GET, HEAD and POST." };
  if (!url.startsWith("/")) return { status: 400, text: "The target has to be a path." };
  const host = single(headers.host)?.toLowerCase();
  if (host === undefined || !allowedHosts.includes(nameOf(host))) {
    return { status: 421, text: "This name is not served here. Names are allowed with SC_HOSTS." };
  }
  if (method !== "POST") return isForeignApiRead(url, headers) ? foreign : null;
  return isOwnPage(host, headers) ? null : foreign;
}

export type Refusal = { status: number; text: string };
export type JudgedRequest = {
  method?: string | undefined;
  url?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
};

const methods = new Set(["GET", "HEAD", "POST"]);
const foreign: Refusal = { status: 403, text: "Only the page of this product may ask for this." };

function isOwnPage(host: string, headers: JudgedRequest["headers"]): boolean {
  const site = single(headers["sec-fetch-site"]);
  if (site !== undefined && site !== "same-origin") return false;
  const origin = single(headers.origin);
  if (origin === undefined) return site === "same-origin";
  const scheme = single(headers["x-forwarded-proto"]) === "https" ? "https" : "http";
  return origin.toLowerCase() === `${scheme}://${host}`;
}

function isForeignApiRead(url: string, headers: JudgedRequest["headers"]): boolean {
  const site = single(headers["sec-fetch-site"]);
  return url.startsWith("/api/") && site !== undefined && site !== "same-origin" && site !== "none";
}

/** The host part of a Host header, without the port; brackets of an IPv6 address stay. */
function nameOf(host: string): string {
  return /^(\[[0-9a-f:]+\]|[^:[\]/@\s]+)(?::\d{1,5})?$/.exec(host)?.[1] ?? "";
}

/** Headers that may be there once; twice is a trick. */
function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value;
}
