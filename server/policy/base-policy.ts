/** What the loaded policy has, as far as our modules depend on it: names of types and attributes, and one statement. */
export type BasePolicy = {
  types: ReadonlySet<string>;
  attributes: ReadonlySet<string>;
  /** Attributes of the domain of libvirt's LXC controller (virtd_lxc_t); empty when there is no such domain. */
  controllerAttributes: ReadonlySet<string>;
  /** True when new files take their range from the directory (`default_range … target low`). */
  inheritsRange: boolean;
};
