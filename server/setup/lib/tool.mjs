import { join } from "node:path";
import { root } from "./root.mjs";

/**
 * The path of a program that npm installed in the checkout (node_modules/.bin).
 * @param {string} name
 */
export function tool(name) {
  return join(root, "node_modules", ".bin", name);
}
