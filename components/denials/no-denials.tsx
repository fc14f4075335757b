import type { DenialList } from "@/server/contract/denial-list";
import type { HostStatus } from "@/server/contract/host-status";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { noDenialsWords } from "./no-denials-words";

type NoDenialsProps = { name: string; log: DenialList["log"]; mode: HostStatus["selinux"]["mode"] };

/** Why there are no denials: nothing was denied, or nothing could be, or nobody keeps a record of it. */
export function NoDenials({ name, log, mode }: NoDenialsProps) {
  const {
    icon: Icon,
    title,
    text,
    help,
  } = noDenialsWords[log.reason ?? (mode === "disabled" ? "selinux-off" : mode)];
  return (
    <EmptyState
      icon={<Icon aria-hidden="true" />}
      title={title}
      action={help && <ButtonLink href={help}>Look at the host</ButtonLink>}
    >
      {text.replace("NAME", name)}
    </EmptyState>
  );
}
