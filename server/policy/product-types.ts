/**
 * Types of the product's own processes and files (sandboxcontainer_product.cil) that have the form of a container's. A
 * second declaration is no error to semodule (semanage.conf(5), multiple-decls: true is the default): a container of
 * such a name would run as the product itself.
 */
export const productTypes: ReadonlySet<string> = new Set([
  "sc_command_t",
  "sc_helper_t",
  "sc_runtime_t",
  "sc_state_t",
  "sc_web_t",
]);
