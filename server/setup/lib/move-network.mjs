/**
 * The XML of a NAT network, moved to a subnet and a bridge that this host does not use yet: 192.168.N.0/24 with the first free
 * N from 123, virbrN likewise. Null when the XML is not libvirt's usual network in 192.168.x.0/24.
 * @param {string} xml output of net-dumpxml
 * @param {NodeJS.Dict<import("node:os").NetworkInterfaceInfo[]>} interfaces of this host (os.networkInterfaces())
 */
export function moveNetwork(xml, interfaces) {
  const subnet = /<ip address='(192\.168\.\d+)\.1' netmask='255\.255\.255\.0'>/.exec(xml)?.[1];
  const bridge = /<bridge name='(virbr\d+)'/.exec(xml)?.[1];
  if (subnet === undefined || bridge === undefined) return null;
  const addresses = Object.values(interfaces).flatMap((list) => (list ?? []).map(({ address }) => address));
  const third = numbers(123, 254).find(
    (n) => !addresses.some((address) => address.startsWith(`192.168.${n}.`)),
  );
  const number = numbers(0, 99).find((n) => interfaces[`virbr${n}`] === undefined);
  if (third === undefined || number === undefined) return null;
  return xml
    .replaceAll(`'${subnet}.`, `'192.168.${third}.`)
    .replace(`<bridge name='${bridge}'`, `<bridge name='virbr${number}'`);
}

/**
 * @param {number} first
 * @param {number} last
 */
const numbers = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
