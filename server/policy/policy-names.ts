/** Names of our own in the policy, shared by the modules. */
export const policyNames = {
  /** Module with everything that does not depend on a container. */
  hostModule: "sandboxcontainer",
  /** How that module begins in every version: by this it is known as our own. */
  hostModuleMark: "; Sandbox containers, module of the host.",
  /** Attribute of every domain that a container runs in. */
  domains: "sandboxcontainer_domain",
  /** User and role of every process of a container, and role of its files. */
  user: "system_u",
  role: "system_r",
  fileRole: "object_r",
  /** Type of the private files of every container; its pair sets one container's files apart from the others'. */
  content: "container_file_t",
  /** Type of memory files (memfd_create): they have no directory, so none to take a pair from. */
  memory: "sandboxcontainer_memory_t",
} as const;
