import type { Container } from "@/server/contract/container";

/** What to say of denials that a container has more than before; null when it has none. */
export function describeNotice(before: Seen | undefined, now: Seen): Notice | null {
  if (before === undefined || now.denials.count <= before.denials.count) return null;
  const more = now.denials.count - before.denials.count;
  const isAttack = now.denials.suspicious > before.denials.suspicious;
  return {
    title: isAttack ? `${now.name}: an attack or a bug was stopped` : `${now.name} was denied something`,
    body: `${more.toString()} new ${more === 1 ? "denial" : "denials"}, ${now.denials.count.toString()} in all.`,
  };
}

type Seen = Pick<Container, "name" | "denials">;
type Notice = { title: string; body: string };
