import { expect, it } from "vitest";
import { ask } from "../ask";

const store = "/var/lib/selinux/default/active/modules/400";
const state = "/var/lib/sandboxcontainer";
const unit = "sandboxcontainer-helper.service";
const name = "vmstays";

/** An installation that is replaced, and one that goes, with a container that stays. */
export function testUpkeep(): void {
  it("loads what it makes of the same plans when an older version's policy is in the host", async () => {
    await ask(`sandboxcontainer create /usr/sbin/nginx --name ${name}`);
    const modules = ["sandboxcontainer", `sc_${name}`];
    await ask("mkdir -p /root/older");
    for (const module of modules) {
      const older = `/root/older/${module}.cil`;
      await ask(
        `cp ${store}/${module}/cil ${older} && echo '(allow container_t self (process (execmem)))' >>${older}`,
      );
    }
    await ask(`semodule -X 400 ${modules.map((module) => `-i /root/older/${module}.cil`).join(" ")}`);
    expect(await ask(`grep -l execmem ${store}/*/cil`)).toContain("/sandboxcontainer/");
    await ask(`systemctl restart ${unit}`);
    const isDone = `journalctl --quiet --unit=${unit} | grep --quiet "brought up to date"`;
    await ask(`timeout 240 sh -c 'until ${isDone}; do sleep 1; done'`);
    expect(await ask(`! grep -l '^(allow container_t self (process (execmem)))' ${store}/*/cil`)).toBe("");
    expect(await ask(`ls ${state}/policy/next`)).toBe("");
    expect(await ask(`ls ${state}/policy`)).toBe("next\n");
    expect(await ask(`sandboxcontainer verify ${name}`)).toContain(`sc_${name} is loaded`);
  });

  it("goes when it is removed, and the container that stays can be started", async () => {
    await ask("mount -o ro,context=system_u:object_r:usr_t:s0 /dev/vdb /mnt/release");
    await ask("/mnt/release/bin/node --jitless /mnt/release/server/setup/install.mjs remove");
    await ask("umount /mnt/release");
    expect(await ask(`ls -d ${store}/sandboxcontainer*`)).toBe(`${store}/sandboxcontainer\n`);
    const labels = await ask(`stat --format=%C ${state} ${state}/containers`);
    expect(labels).toBe("system_u:object_r:var_lib_t:s0\n".repeat(2));
    await ask(`virsh -c lxc:/// start -- ${name}`);
    expect((await ask(`virsh -c lxc:/// domstate -- ${name}`)).trim()).toBe("running");
    await ask(`virsh -c lxc:/// destroy -- ${name}`);
  });
}
