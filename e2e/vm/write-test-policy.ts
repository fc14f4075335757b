import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readBasePolicy } from "@/server/host/read-base-policy";
import { buildHostModule } from "@/server/policy/build-host-module";
import { buildContainerModule } from "@/server/policy/container/build-container-module";
import { moduleOf } from "@/server/policy/container/module-of";
import { typeOf } from "@/server/policy/container/type-of";
import { policyNames } from "@/server/policy/policy-names";
import { type TestContainer, testContainers, twin } from "./test-containers";

/**
 * Writes the host's module, chosen by the tree's own policy, and the modules of the test containers to /opt/policy in
 * the tree. Installing them there is one policy load less in the slow machine for each.
 */
export async function writeTestPolicy(tree: string): Promise<void> {
  const folder = join(tree, "opt", "policy");
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.cil`), text);
  write(policyNames.hostModule, buildHostModule(await readBasePolicy(findPolicy(tree))));
  for (const container of testContainers) {
    write(moduleOf(container.name), `${buildContainerModule(container)}${writePermissive(container)}`);
  }
  write(moduleOf(twin.name), `${buildContainerModule(twin)}${twinRules}`);
}

function findPolicy(tree: string): string {
  const folder = join(tree, "etc", "selinux", "default", "policy");
  const [name] = readdirSync(folder);
  if (name === undefined) throw new Error(`There is no policy in ${folder}.`);
  return join(folder, name);
}

const own = typeOf(twin.name);
const other = typeOf("right");
const twinRules = `; For the neighbours' test only: nothing but the pair stands between this type and right.
(allow ${own} ${other} (process (all)))
(allow ${own} ${other} (dir (all)))
(allow ${own} ${other} (file (all)))
(allow ${own} ${other} (lnk_file (all)))
(allow ${own} ${other} (unix_stream_socket (all)))
(allow ${own} ${other} (unix_dgram_socket (all)))
; The administrator's shell may become it and hand it its output.
(roletype unconfined_r ${own})
(allow unconfined_t ${own} (process (transition)))
(allow ${own} unconfined_t (fd (use)))
(allow ${own} unconfined_t (process (sigchld)))
`;

/** For the comparison only: what is denied to this type is written down and then let through. */
function writePermissive({ name, permissive }: TestContainer): string {
  return permissive ? `(typepermissive ${typeOf(name)})\n` : "";
}
