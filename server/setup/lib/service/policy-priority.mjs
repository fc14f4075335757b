/** Priority of our modules in the policy store, above the distribution's, which are at 100 (semodule(8)). */
export const policyPriority = "400";
