/** One denial as the kernel and auditd write it now: three records, of a process with the context, about a file. */
export function writeDenial({ context, serial, file }: WrittenDenial): string {
  const stamp = `msg=audit(${(Date.now() / 1000).toFixed(3)}:${serial})`;
  const access = `avc:  denied  { read } for  pid=1 comm="cat" name="${file}" dev="vda" ino=${serial}`;
  return (
    `type=AVC ${stamp}: ${access} scontext=${context} tcontext=system_u:object_r:var_t:s0 tclass=file permissive=0\n` +
    `type=SYSCALL ${stamp}: arch=c000003e syscall=257 success=no exit=-13 ppid=1 pid=1 comm="cat" exe="/usr/bin/cat" subj=${context} key=(null)\n` +
    `type=PROCTITLE ${stamp}: proctitle="cat"\n`
  );
}

type WrittenDenial = { context: string; serial: number; file: string };
