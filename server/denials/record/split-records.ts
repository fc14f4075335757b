/**
 * The records on one physical line: some programs glue several together. A line is only cut behind a record in which
 * every word is the kernel's own or escaped by it. Behind `msg='` a process says what it likes, and auditd's
 * interpretation (from 0x1D on) has names unescaped: what looks like a record there is no record.
 */
export function splitRecords(line: string): string[] {
  if (line.indexOf(mark) === line.lastIndexOf(mark)) return [line];
  const records: string[] = [];
  let start = 0;
  for (const { index } of line.matchAll(glue)) {
    if (!isKernelOnly(line.slice(start, index))) break;
    records.push(line.slice(start, index));
    start = index + 1;
  }
  return [...records, line.slice(start)];
}

const mark = "msg=audit(";
const glue = /(?<!^(?:node|host)=\S*) (?:(?:node|host)=\S+ )?type=\w+ msg=audit\(/g;

function isKernelOnly(record: string): boolean {
  return escaped.test(record) && !record.includes("\x1d") && !/msg=(?!audit\()|SADDR=/.test(record);
}

/** kernel/audit.c, security/lsm_audit.c: names in these go through audit_log_untrustedstring. */
const escaped =
  /^(?:(?:node|host)=\S+ )?type=(?:AVC|AVC_PATH|SYSCALL|PATH|CWD|EXECVE|PROCTITLE|SOCKADDR|SELINUX_ERR|MAC_\w+) /;
