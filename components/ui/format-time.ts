/** A moment (milliseconds since the epoch) as local time: the day where it is not today, the year where it is not this one. */
export function formatTime(at: number, now: number = Date.now()): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return formatClock(at);
  const isThisYear = date.getFullYear() === today.getFullYear();
  const day = date.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(!isThisYear && { year: "numeric" }),
  });
  return `${day} ${formatClock(at).slice(0, 5)}`;
}

/** HH:MM:SS in local time. */
export function formatClock(at: number): string {
  return new Date(at).toLocaleTimeString("en-GB");
}

/** How long ago, roughly, in one unit: "just now", "4 min ago", "3 d ago". */
export function formatAgo(at: number, now: number = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  if (seconds < 10) return "just now";
  if (seconds < 60) return `${seconds.toString()} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60).toString()} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600).toString()} h ago`;
  return `${Math.floor(seconds / 86_400).toString()} d ago`;
}
