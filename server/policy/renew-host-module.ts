import type { BasePolicy } from "./base-policy";
import { buildHostModule } from "./build-host-module";
import { isOwnHostModule } from "./is-own-host-module";
import { withoutOwn } from "./without-own";

/**
 * Text of the host's module as it is to be loaded; null when the right one is, or one of the same name that is somebody else's (a
 * package's), which stays.
 * @param base what the loaded policy has, our own module included
 * @param loaded text of the loaded module of that name; null when there is none
 */
export function renewHostModule(base: BasePolicy, loaded: string | null): string | null {
  if (loaded === null) return buildHostModule(base);
  if (!isOwnHostModule(loaded)) return null;
  const text = buildHostModule(withoutOwn(base, loaded));
  return text === loaded ? null : text;
}
