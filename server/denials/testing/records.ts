/** Records in the kernel's grammar, written for the tests: web1 has the pair c12,c77, web2 has c3,c40. */
export const records = {
  stamp: (serial = 7, time = "1795503461.764") => `msg=audit(${time}:${serial})`,
  avc: (change: Partial<typeof access> = {}): string => {
    const {
      verdict,
      permissions,
      who,
      what,
      source,
      target,
      class: className,
      end,
    } = { ...access, ...change };
    return `avc:  ${verdict}  { ${permissions} } for  ${who} ${what} scontext=${source} tcontext=${target} tclass=${className}${end}`;
  },
  call: (comm = '"cat"', exe = '"/usr/bin/cat"', pid = 503): string =>
    `arch=c000003e syscall=257 success=no exit=-13 a0=ffffff9c items=1 ppid=500 pid=${pid} auid=4294967295 uid=0 tty=(none) ses=4294967295 comm=${comm} exe=${exe} subj=${web1} key=(null)`,
} as const;

export const web1 = "system_u:system_r:sc_web1_t:s0:c12,c77";
export const web2File = "system_u:object_r:container_file_t:s0:c3,c40";

const access = {
  verdict: "denied",
  permissions: "read",
  who: 'pid=503 comm="cat"',
  what: 'name="secret" dev="vda" ino=457',
  source: web1,
  target: web2File,
  class: "file",
  end: " permissive=0",
};
