/**
 * What a line of the kernel's log says of records that were lost (kernel/audit.c: audit_log_lost, kauditd_printk_skb). `lost`
 * counts from the boot on, `suppressed` since the last such line. Null for any other line.
 */
export function readLoss(line: string): Loss | null {
  const [, lost, suppressed] = pattern.exec(line) ?? [];
  return lost === undefined && suppressed === undefined
    ? null
    : { lost: Number(lost ?? 0), suppressed: Number(suppressed ?? 0) };
}

export type Loss = { lost: number; suppressed: number };

const pattern =
  /^(?:[^=]{0,120} )?(?:audit_lost=(\d{1,9}) audit_rate_limit=\d+ audit_backlog_limit=\d+|kauditd_printk_skb: (\d{1,9}) callbacks suppressed)$/;
