import type { BasePolicy } from "./base-policy";

/**
 * The loaded policy as it would be without our own module of the host: a new version of that module must declare again
 * what only its forerunner declares.
 * @param own text of the loaded host module
 */
export function withoutOwn(base: BasePolicy, own: string): BasePolicy {
  const declared = new Set(
    [...own.matchAll(/^\((?:type|typeattribute) ([^\s)]+)\)/gm)].map(([, name]) => name ?? ""),
  );
  const drop = (names: ReadonlySet<string>) => new Set([...names].filter((name) => !declared.has(name)));
  return {
    types: drop(base.types),
    attributes: drop(base.attributes),
    controllerAttributes: drop(base.controllerAttributes),
    inheritsRange: base.inheritsRange && !/^\(defaultrange /m.test(own),
  };
}
