/** Names of the record types that matter here, by the numbers that the kernel's log has (include/uapi/linux/audit.h). */
export const typeNames: Readonly<Record<string, string>> = {
  "1107": "USER_AVC",
  "1122": "USER_SELINUX_ERR",
  "1300": "SYSCALL",
  "1302": "PATH",
  "1307": "CWD",
  "1309": "EXECVE",
  "1320": "EOE",
  "1327": "PROCTITLE",
  "1400": "AVC",
  "1401": "SELINUX_ERR",
  "1402": "AVC_PATH",
  "1403": "MAC_POLICY_LOAD",
  "1404": "MAC_STATUS",
  "1405": "MAC_CONFIG_CHANGE",
};
