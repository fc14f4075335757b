import type { McsPair } from "@/server/contract/mcs-pair";
import { policyNames } from "../policy-names";

/**
 * The label of everything in a container's directory, as a file context of its module: restorecon and a relabel of
 * the host keep type and pair, and the rule goes when the module goes.
 */
export function writeFileContext(path: string, [low, high]: McsPair): string {
  const level = `(s0 (c${low} c${high}))`;
  const context = `(system_u object_r ${policyNames.content} (${level} ${level}))`;
  return `; Its files, whole: a relabel of the host keeps them as they are.
(filecon "${escapeRegex(path)}(/.*)?" any ${context})
`;
}

/** File contexts are regular expressions (selabel_file(5)). */
function escapeRegex(path: string): string {
  return path.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&");
}
