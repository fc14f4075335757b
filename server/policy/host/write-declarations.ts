import type { BasePolicy } from "../base-policy";
import { policyNames } from "../policy-names";

/**
 * Declares what lxc_contexts names and the base does not have (refpolicy without its container module, so Debian 12).
 * The names are those of container-selinux, on purpose: libvirt looks for them, and refpolicy's virt module has rules
 * for them that lie dormant until some module declares them.
 */
export function writeDeclarations({ types, attributes }: BasePolicy): string {
  const parts = [
    ownAttribute,
    memoryType,
    attributes.has("container_domain") ? "" : containerDomain,
    types.has("container_t") ? "" : containerType,
    ...["container_file_t", "container_ro_file_t"].filter((name) => !types.has(name)).map(declareFileType),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

const ownAttribute = `; Every domain that a container of ours runs in. The rules below are for it.
(typeattribute ${policyNames.domains})
`;

const memoryType = `; Memory files of containers (memfd_create). Only who holds the descriptor can reach one.
(type ${policyNames.memory})
(roletype object_r ${policyNames.memory})
(typeattributeset file_type (${policyNames.memory}))
`;

const containerDomain = `; Wakes the rules of the virt module: its controller may start such a domain and make its devices.
(typeattribute container_domain)
`;

const containerType = `; The domain of a container that has no type of its own.
(type container_t)
(roletype system_r container_t)
(typeattributeset domain (container_t))
(typeattributeset container_domain (container_t))
; Bound by its categories: without this the pair in the label would mean nothing.
(typeattributeset mcs_constrained_type (container_t))
(typeattributeset ${policyNames.domains} (container_t))
; The plan's list in the domain XML is the limit; these are the ones that it may name at all for this type.
(allow container_t self (capability (chown dac_override fowner fsetid kill net_bind_service setgid setpcap setuid sys_chroot)))
(allow container_t reserved_port_type (tcp_socket (name_bind)))
(allow container_t reserved_port_type (udp_socket (name_bind)))
`;

/** @param name container_file_t (private files, writable) or container_ro_file_t (private files, read only) */
function declareFileType(name: string): string {
  return `; Private files of containers${name.includes("_ro_") ? ", not writable for them" : ""}. No security file: the host's tools may mount and label it.
(type ${name})
(roletype object_r ${name})
(typeattributeset file_type (${name}))
(typeattributeset non_security_file_type (${name}))
(typeattributeset non_auth_file_type (${name}))
(typeattributeset mountpoint (${name}))
`;
}
