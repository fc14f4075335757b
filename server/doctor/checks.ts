import type { Check } from "@/server/contract/check";
import { checkAdministrators } from "./checks/administrators";
import { checkAudit } from "./checks/audit";
import { checkCgroups } from "./checks/cgroups";
import { checkConfinedByDefault } from "./checks/confined-by-default";
import { checkDomainType } from "./checks/domain-type";
import { checkLibvirt } from "./checks/libvirt";
import { checkLxcContexts } from "./checks/lxc-contexts";
import { checkLxcDriver } from "./checks/lxc-driver";
import { checkNetwork } from "./checks/network";
import { checkOwnDomains } from "./checks/own-domains";
import { checkPackages } from "./checks/packages";
import { checkPam } from "./checks/pam";
import { checkPolicyTools } from "./checks/policy-tools";
import { checkPolicyUpdate } from "./checks/policy-update";
import { checkRoot } from "./checks/root";
import { checkSecurityModel } from "./checks/security-model";
import { checkSelinux } from "./checks/selinux";
import { checkStorage } from "./checks/storage";
import { checkTools } from "./checks/tools";
import { checkUnlabelledContainers } from "./checks/unlabelled-containers";
import { checkUserNamespaces } from "./checks/user-namespaces";
import type { HostObservation } from "./host-observation";

/** Every check, in the order shown. Null: it does not apply to this host. */
export const checks: readonly ((host: HostObservation) => Check | null)[] = [
  checkRoot,
  checkLibvirt,
  checkLxcDriver,
  checkDomainType,
  checkCgroups,
  checkNetwork,
  checkPackages,
  checkSelinux,
  checkLxcContexts,
  checkSecurityModel,
  checkConfinedByDefault,
  checkPolicyTools,
  checkPolicyUpdate,
  checkOwnDomains,
  checkUnlabelledContainers,
  checkAudit,
  checkUserNamespaces,
  checkStorage,
  checkTools,
  checkPam,
  checkAdministrators,
];
