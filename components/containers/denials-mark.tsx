import clsx from "clsx";
import { Ban, ShieldX } from "lucide-react";
import Link from "next/link";
import type { Container } from "@/server/contract/container";

/** How much SELinux denied a container, as a way to what it was; nothing where that is nothing. */
export function DenialsMark({ container }: { container: Pick<Container, "name" | "denials"> }) {
  const { count, suspicious } = container.denials;
  if (count === 0) return null;
  const Icon = suspicious > 0 ? ShieldX : Ban;
  const words = `${count.toString()} ${count === 1 ? "denial" : "denials"}`;
  const why = suspicious > 0 ? `${words}, ${suspicious.toString()} of them an attack or a bug` : words;
  return (
    <Link
      prefetch={false}
      href={`/containers/${container.name}/denials`}
      aria-label={`${container.name}: ${why}`}
      title={why}
      className={clsx(
        "inline-flex shrink-0 items-center gap-1 rounded-sm px-1 text-xs hover:underline",
        suspicious > 0 ? "font-medium text-danger" : "text-muted",
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {count > 999 ? "999+" : count}
    </Link>
  );
}
