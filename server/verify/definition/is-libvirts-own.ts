import { describeElement } from "./describe-element";
import type { XmlElement } from "./parse-definition";

/**
 * Whether libvirt adds this element by itself to a definition that has none of its name there, when it stores it or,
 * while the domain runs, when it starts it. `place` is the path of the element.
 */
export function isLibvirtsElement(place: string, element: XmlElement, use: DefinitionUse): boolean {
  const described = describeElement(element);
  return rulesFor(use).some(([where, what]) => where.test(place) && what.test(described));
}

/** The same for an attribute of an element that has it; `place` is the element's path, "@" and the attribute's name. */
export function isLibvirtsAttribute(place: string, value: string, use: DefinitionUse): boolean {
  return rulesFor(use).some(([where, what]) => where.test(place) && what.test(value));
}

/** The definition that libvirt keeps for the next start, or the one of the domain that runs. */
export type DefinitionUse = "stored" | "live";

function rulesFor(use: DefinitionUse): readonly Rule[] {
  return use === "live" ? [...whenStored, ...whenStarted] : whenStored;
}

type Rule = readonly [place: RegExp, form: RegExp];

/** As libvirt 9.0 writes back what it was given (domain_conf.c); the current memory is compared with the planned one. */
const whenStored: readonly Rule[] = [
  [/^domain\/vcpu@placement$/, /^static$/],
  // Once it was started, it stands in the stored one as well.
  [/^domain\/resource$/, /^resource \(partition \/machine\)$/],
  [/^domain\/clock$/, /^clock offset=utc$/],
  [/^domain\/on_(poweroff|crash)$/, /^on_(poweroff|crash) destroy$/],
  [/^domain\/on_reboot$/, /^on_reboot restart$/],
  [/^domain\/devices\/emulator$/, /^emulator \/usr\/(lib|lib64|libexec)\/(libvirt\/)?libvirt_lxc$/],
  [/^domain\/devices\/filesystem@accessmode$/, /^passthrough$/],
  [/^domain\/devices\/console\/target$/, /^target port=0 type=lxc$/],
];

/** Names and numbers that it chose, which are only told, never asked for (lxc_process.c virLXCProcessStart). */
const whenStarted: readonly Rule[] = [
  [/^domain@id$/, /^\d+$/],
  [/^domain\/seclabel\/imagelabel$/, /^imagelabel [^\s:]+:[^\s:]+:[^\s:]+(:\S+)?$/],
  [/^domain\/devices\/[a-z]+\/alias$/, /^alias name=[\w-]+$/],
  [/^domain\/devices\/interface\/source@portid$/, /^[0-9a-f-]{36}$/],
  [/^domain\/devices\/interface\/source@bridge$/, /^[\w.-]+$/],
  [/^domain\/devices\/interface\/target$/, /^target dev=vnet\d+$/],
  [/^domain\/devices\/interface\/guest$/, /^guest dev=eth\d+$/],
  [/^domain\/devices\/console@tty$/, /^\/dev\/pts\/\d+$/],
  [/^domain\/devices\/console\/source$/, /^source path=\/dev\/pts\/\d+$/],
];
