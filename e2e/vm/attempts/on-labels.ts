import { attempt } from "./attempt";
import { python } from "./python";

/** At labels: its files' and its own. Only SELinux minds. */
export const onLabels = [
  attempt(
    "relabel-file",
    "Its own file with another container's pair",
    ["label"],
    "touch /var/planted && chcon -l s0:c13,c78 /var/planted",
  ),
  attempt(
    "relabel-s0",
    "Its own file without a pair, open to all",
    ["label"],
    "touch /var/open && chcon -l s0 /var/open",
  ),
  choose("current", "Itself with another label"),
  choose("exec", "Its next program with another label"),
  choose("fscreate", "Its next file with another label"),
  choose("keycreate", "Its next key with another label"),
  choose("sockcreate", "Its next socket with another label"),
];

/** Of /proc/self/attr. */
function choose(attribute: string, what: string) {
  const program = `os.write(os.open("/proc/self/attr/${attribute}", os.O_WRONLY), b"system_u:system_r:container_t:s0")`;
  return attempt(`relabel-${attribute}`, what, ["label"], python(program));
}
