import { attempt } from "./attempts/attempt";
import { onDevices } from "./attempts/on-devices";
import { onHandles } from "./attempts/on-handles";
import { onKernel } from "./attempts/on-kernel";
import { onLabels } from "./attempts/on-labels";
import { onMounts } from "./attempts/on-mounts";
import { onNeighbours } from "./attempts/on-neighbours";
import { onNetwork } from "./attempts/on-network";
import { onProcesses } from "./attempts/on-processes";
import { onSettings } from "./attempts/on-settings";
import { onSockets } from "./attempts/on-sockets";
import { python } from "./attempts/python";

/** All ways out of a container, in the order in which they are tried: some lean on what one before them has opened. */
export const escapeAttempts = [
  ...onSettings,
  ...onMounts,
  ...onDevices,
  ...onHandles,
  ...onKernel,
  ...onLabels,
  ...onSockets,
  ...onProcesses,
  ...onNetwork,
  ...onNeighbours,
  // Where it succeeds nobody is left to say so: the container has ended, and starts again (runAttempts).
  attempt(
    "reboot",
    "reboot(2), which restarts the container",
    ["capabilities"],
    python("check(libc.reboot(0x1234567))"),
  ),
];
