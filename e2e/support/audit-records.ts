/**
 * What the kernel and auditd write when a process with this context is denied something so many times; without more, to
 * read a file.
 */
export function auditRecords(context: string, denied: Denied, times = 1): string {
  return Array.from({ length: times }, () => auditRecord(context, denied)).join("");
}

/** Without a target it is the process itself. */
export type Denied = {
  path?: string;
  target?: string;
  permissions?: string;
  className?: string;
  what?: string;
};

function auditRecord(
  context: string,
  { path, target, permissions = "read", className = "file", what = `path="${path}" dev="vda" ino=1` }: Denied,
): string {
  const stamp = `msg=audit(${(Date.now() / 1000).toFixed(3)}:${++serial})`;
  const access = `avc:  denied  { ${permissions} } for  pid=1 comm="cat" ${what}`;
  return (
    `type=AVC ${stamp}: ${access} scontext=${context} tcontext=${target ?? context} tclass=${className} permissive=0\n` +
    `type=PROCTITLE ${stamp}: proctitle="cat"\n`
  );
}

let serial = 0;
