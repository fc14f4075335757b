/** The product's own services, and the domain that sandboxcontainer_product.cil has for each. */
export const ownServices = [
  { unit: "sandboxcontainer-helper.service", domain: "sandboxcontainer_helper_t" },
  { unit: "sandboxcontainer-web.service", domain: "sandboxcontainer_web_t" },
] as const;
