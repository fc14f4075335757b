/**
 * Why a path of the host never enters a container, whatever anybody chooses; null for all others. `path` is canonical.
 * Password hashes, keys that identify the host, and the kernel's own file systems.
 */
export function neverEnters(path: string): string | null {
  return never.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}

const never: readonly (readonly [RegExp, string])[] = [
  [/^\/etc\/g?shadow-?$/, "holds the host's password hashes"],
  [/^\/etc\/(passwd|group|subuid|subgid)-$/, "is the host's backup of its accounts"],
  [/^\/etc\/sudoers(\.d(\/|$)|$)/, "says who may become root on the host"],
  [/^\/etc\/security\/opasswd/, "holds old password hashes of the host"],
  [/^\/etc\/ssh\/ssh_host_[^/]*_key$/, "is the key by which the host proves who it is"],
  [/^\/etc\/krb5\.keytab$/, "is the key by which the host proves who it is"],
  [/^\/etc\/(ipsec\.secrets|ppp\/(chap|pap)-secrets)$/, "holds the host's passwords for its networks"],
  [/^\/etc\/(NetworkManager\/system-connections|wireguard)(\/|$)/, "holds the host's keys for its networks"],
  [/^\/(proc|sys|boot)(\/|$)/, "belongs to the kernel; the container gets its own view from libvirt"],
  [/^\/dev\/(?!shm(\/|$))/, "is a device; the container gets its own few from libvirt"],
];
