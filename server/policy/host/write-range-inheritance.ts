import type { BasePolicy } from "../base-policy";

/**
 * New files take the range of their directory, so that what the administrator or the helper writes into a container's
 * tree carries the container's pair. Fedora's base says the same since 2011, and says it for the whole policy: a
 * second module may only repeat it with the same value (secilc/docs/cil_default_object_statements.md).
 */
export function writeRangeInheritance({ inheritsRange }: BasePolicy): string {
  return inheritsRange ? "" : statement;
}

const statement = `; A file made by the host in a container's directory gets that container's range, not the maker's s0.
(defaultrange (file dir lnk_file chr_file blk_file sock_file fifo_file) target low)
`;
