/**
 * Whether a running service was started before a file was changed, or in the same second, as far as systemd tells.
 * @param {string} properties ActiveState and ExecMainStartTimestamp of `systemctl show --timestamp=unix`
 * @param {number} changedAt when the file was changed, milliseconds since the epoch
 */
export function readOldDaemon(properties, changedAt) {
  if (!/^ActiveState=(active|reloading|activating)$/m.test(properties)) return false;
  const [, seconds] = /^ExecMainStartTimestamp=@(\d+)$/m.exec(properties) ?? [];
  return seconds === undefined || Number(seconds) * 1000 <= changedAt;
}
