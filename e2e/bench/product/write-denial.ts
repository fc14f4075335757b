/** One denial as the kernel and auditd write it now: three records, of a process with the context, about a file. */
export function writeDenial({ context, serial, file }: WrittenDenial): string {
  const stamp = `msg=audit(${(Date.now() / 1000).toFixed(3)}:${serial})`;
  const access = `avc:  denied  { read } for  pid=1 comm="cat" name="${file}" dev="vda" ino=${serial}`;
  return (
    `type=AVC ${stamp}: ${access} scontext=${context} tcontext=system_u:object_r:var_t:s0 tclass=file permissive=0\n` +
    `type=SYSCALL ${stamp}: arch=c000003e syscall=257 success=no exit=-13 a0=ffffff9c a1=0 a2=0 a3=0 items=0 ppid=1 pid=1 ${ids} tty=(none) ses=4294967295 comm="cat" exe="/usr/bin/cat" subj=${context} key=(null)\n` +
    `type=PROCTITLE ${stamp}: proctitle="cat"\n`
  );
}

/** Without them ausearch takes the whole event for malformed. */
const ids = "auid=4294967295 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0";

type WrittenDenial = { context: string; serial: number; file: string };
