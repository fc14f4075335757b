import { memoryEnvironment, nodeOptions } from "../node-options.mjs";

/**
 * systemd's units of an installation, by file name (systemd.socket(5), systemd.exec(5)). The helper is started by the
 * first word on one of its sockets; the web process has no right at all but to listen and to speak to that socket.
 * @param {{ program: string, environment: string, webUser: string, runtimeDir: string }} places
 * @returns {Record<string, string>}
 */
export function unitFiles({ program, environment, webUser, runtimeDir }) {
  /** @param {{ name: string, words: string, access: string[] }} socket */
  const socket = ({ name, words, access }) => `[Unit]
Description=Secure Containers: ${words}

[Socket]
ListenStream=${runtimeDir}/${name}.sock
FileDescriptorName=${name}
Service=sandboxcontainer-helper.service
DirectoryMode=0755
RemoveOnStop=yes
${access.join("\n")}

[Install]
WantedBy=sockets.target
`;
  return {
    "sandboxcontainer-helper.socket": socket({
      name: "helper",
      words: "the helper's socket for the web process",
      access: ["SocketMode=0660", `SocketGroup=${webUser}`],
    }),
    "sandboxcontainer-root.socket": socket({
      name: "root",
      words: "the helper's socket for root",
      access: ["SocketMode=0600"],
    }),
    "sandboxcontainer-helper.service": `[Unit]
Description=Secure Containers: the helper, which does what needs root
Requires=sandboxcontainer-helper.socket sandboxcontainer-root.socket
After=sandboxcontainer-helper.socket sandboxcontainer-root.socket libvirtd.service virtlxcd.socket

[Service]
ExecStart=${program}/bin/sandboxcontainer-helper
WorkingDirectory=${program}
${variables}
EnvironmentFile=-${environment}
Sockets=sandboxcontainer-helper.socket sandboxcontainer-root.socket
Restart=on-failure
TimeoutStopSec=20
UMask=0022

[Install]
WantedBy=multi-user.target
`,
    "sandboxcontainer-web.service": `[Unit]
Description=Secure Containers: the web page
Wants=sandboxcontainer-helper.socket
After=sandboxcontainer-helper.socket network.target

[Service]
ExecStart=${program}/bin/sandboxcontainer-web
WorkingDirectory=${program}
${variables}
EnvironmentFile=-${environment}
User=${webUser}
Group=${webUser}
Restart=on-failure
TimeoutStopSec=10
CapabilityBoundingSet=
NoNewPrivileges=yes
PrivateDevices=yes
PrivateTmp=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHome=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectSystem=strict
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
UMask=0077

[Install]
WantedBy=multi-user.target
`,
  };
}

const variables = Object.entries({
  ...memoryEnvironment,
  NODE_ENV: "production",
  NODE_OPTIONS: nodeOptions.join(" "),
  NEXT_TELEMETRY_DISABLED: "1",
})
  .map(([name, value]) => `Environment="${name}=${value}"`)
  .join("\n");
