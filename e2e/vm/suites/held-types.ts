import { beforeAll, expect, it } from "vitest";
import type { Rule } from "../read-rules";

/**
 * What no policy may allow to containers' types, and all that it may: for the rules that `list` gives, the base's rules
 * for all domains and conditional ones included, attributes written out.
 */
export function testHeldTypes(types: readonly string[], list: () => Promise<Rule[]>): void {
  let rules: Rule[] = [];
  beforeAll(async () => {
    rules = await list();
  });

  it("lists the rules of every type", () => {
    expect([...new Set(rules.map(({ source }) => source))].sort()).toEqual([...types].sort());
  });

  it("no container reaches passwords, memory, disks, the kernel, the policy or its records", () => {
    expect(rules.filter(({ target }) => surface.test(target)).filter(isAccess)).toEqual([]);
    expect(rules.filter(({ object }) => kernelClass.test(object))).toEqual([]);
  });

  it("no container's type has anything to do with another's", () => {
    const others = rules.filter(
      ({ source, target }) => source !== target && /^sc_[a-z0-9-]+_t$/.test(target),
    );
    expect(others.filter(isAccess)).toEqual([]);
  });

  it("no container does anything to another process but tell it that it has ended", () => {
    const others = rules.filter(({ source, target, object }) => object === "process" && source !== target);
    expect(new Set(others.flatMap(({ permissions }) => permissions))).toEqual(new Set(["sigchld"]));
  });

  it("a container changes nothing but its own", () => {
    const targets = rules
      .filter(({ source, target }) => source !== target)
      .filter(
        ({ object, permissions }) => isFile.test(object) && permissions.some((name) => change.test(name)),
      )
      .map(({ target, object }) => `${target} ${object}`);
    expect([...new Set(targets)].sort()).toEqual(changeable);
  });
}

/** Network labels are not in use; free space of any file system that is mounted inside may be asked for. */
function isAccess({ object, permissions }: Rule): boolean {
  if (["association", "peer"].includes(object)) return false;
  return (
    !["recvfrom", "getattr"].includes(permissions.join()) || !["tcp_socket", "filesystem"].includes(object)
  );
}

/** Programs (…_exec_t) and ports are no surface: whoever runs a program of the host keeps the container's own type. */
const surface =
  /^(?!\w+_(exec|port)_t$)(\w*shadow_t|memory_device_t|\w*disk_device_t|kmsg_device_t|kernel_t|proc_(kcore|kmsg)_t|sysctl_(modprobe|hotplug|irq|dev|fs)_t|usermodehelper_t|debugfs_t|tracefs_t|bpf_t|security_t|\w*selinux\w*_t|policy_\w+_t|semanage_\w+_t|file_context_t|auditd?_\w+_t|modules_\w+_t|boot_t|system_map_t|init_t|initrc_t|virtd_t|sshd_t)$/;
const kernelClass =
  /^(system|security|kernel_service|bpf|perf_event|io_uring|netlink_(audit|selinux|xfrm|netfilter|kobject_uevent)_socket|tun_socket|user_namespace|anon_inode|memprotect)$/;
const isFile = /^(file|dir|lnk_file|chr_file|blk_file|sock_file|fifo_file|unix_stream_socket)$/;
const change =
  /^(write|append|create|link|unlink|rename|setattr|add_name|remove_name|reparent|rmdir|relabel\w+|mounton|connectto)$/;

const changeable = [
  // Its files and the devices that libvirt makes for it; the pair sets them apart from the others'.
  ...["chr_file", "dir", "fifo_file", "file", "lnk_file", "sock_file"].map(
    (object) => `container_file_t ${object}`,
  ),
  // Memory without a name, reached by descriptor only.
  "sandboxcontainer_memory_t file",
  // What the base gives to every domain: devices that keep nothing, and the translator of labels, which answers only.
  ...["devtty_t chr_file", "null_device_t chr_file", "zero_device_t chr_file"],
  ...["setrans_runtime_t sock_file", "setrans_t unix_stream_socket"],
].sort();
