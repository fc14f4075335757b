import { beforeAll, expect, it } from "vitest";
import { ask } from "../ask";
import { listLoadedRules } from "../list-loaded-rules";
import type { Rule } from "../read-rules";

/** The web process may listen, read its files and speak to the helper's socket: every rule of the loaded policy for it. */
export function testWebDomain(): void {
  let rules: Rule[] = [];
  beforeAll(async () => {
    rules = await listLoadedRules([domain]);
  });

  it("may start no program: it maps Node and its libraries", () => {
    expect(rules.filter(({ permissions }) => permissions.includes("execute_no_trans"))).toEqual([]);
    expect(list(/^transition$/)).toEqual([]);
    expect(list(/^execute$/)).toEqual([
      "ld_so_t file",
      "lib_t file",
      "sandboxcontainer_node_exec_t file",
      "sandboxcontainer_web_exec_t file",
      "textrel_shlib_t file",
    ]);
  });

  it("may read its own files, and what every program reads of the host", () => {
    expect(list(/^open$/, ({ object }) => object === "file")).toEqual(readable.map((type) => `${type} file`));
  });

  it("may change no file, and write into nothing but the helper's socket and what keeps nothing", () => {
    expect(list(/^(write|append|create|setattr|unlink|rename|link|add_name|remove_name)$/, isFile)).toEqual(
      [
        "sandboxcontainer_runtime_t sock_file",
        // What the base gives to every domain: devices that keep nothing, and the translator of labels, which only answers.
        ...["devtty_t chr_file", "null_device_t chr_file", "zero_device_t chr_file"],
        "setrans_runtime_t sock_file",
      ].sort(),
    );
  });

  it("may connect to the helper, and to nobody by the network", () => {
    expect(list(/^connectto$/)).toEqual([
      "sandboxcontainer_helper_t unix_stream_socket",
      "setrans_t unix_stream_socket",
    ]);
    expect(list(/^(name_connect|sendto|nlmsg_write)$/)).toEqual([]);
  });

  it("is kept from root's socket, which has a label of its own", async () => {
    expect(await ask("stat --format %C /run/sandboxcontainer/*.sock")).toBe(
      "system_u:object_r:sandboxcontainer_runtime_t:s0\nsystem_u:object_r:sandboxcontainer_root_socket_t:s0\n",
    );
  });

  it("has no capability", () => {
    expect(rules.filter(({ object }) => /^cap(ability|_userns)/.test(object))).toEqual([]);
  });

  /** Target and class of the rules on others than itself that give a permission. */
  function list(permission: RegExp, isWanted: (rule: Rule) => boolean = () => true): string[] {
    const wanted = rules
      .filter(isWanted)
      .filter(
        ({ target, permissions }) => target !== domain && permissions.some((name) => permission.test(name)),
      );
    return [...new Set(wanted.map(({ target, object }) => `${target} ${object}`))].sort();
  }
}

const domain = "sandboxcontainer_web_t";

const readable = [
  // Figures of the machine, for the size of its memory.
  ...["cgroup_t", "cpu_online_t"],
  // Names and numbers below /etc, libraries, time zones.
  ...["etc_t", "ld_so_cache_t", "ld_so_t", "lib_t", "locale_t", "net_conf_t"],
  ...["proc_t", "sandboxcontainer_node_exec_t", "sandboxcontainer_web_exec_t"],
  ...["sysctl_crypto_t", "sysctl_kernel_t", "sysctl_net_t", "sysctl_vm_overcommit_t", "sysfs_t"],
  ...["textrel_shlib_t", "usr_t"],
];

function isFile({ object }: Rule): boolean {
  return /^(file|dir|lnk_file|chr_file|blk_file|sock_file|fifo_file)$/.test(object);
}
