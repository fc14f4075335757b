/**
 * Folders of the npm packages that run in production, from a package-lock.json of version 3: what package.json depends
 * on and what that depends on in turn, found as Node finds it. Optional packages count where they are installed, optional
 * peers do not. Relative to the checkout, sorted.
 * @param {{ packages: Record<string, Package> }} lock
 * @param {(folder: string) => boolean} isInstalled
 */
export function listProductionPackages({ packages }, isInstalled) {
  const found = new Set();
  const open = [""];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const name of needsOf(packages[folder] ?? {})) {
      const needed = resolve(packages, folder, name);
      if (needed === null || found.has(needed) || !isInstalled(needed)) continue;
      found.add(needed);
      open.push(needed);
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** @param {Package} package_ */
function needsOf({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }) {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/**
 * The nearest folder above that has the package (Node's resolution algorithm).
 * @param {Record<string, Package>} packages
 * @param {string} from
 * @param {string} name
 */
function resolve(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const candidate = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (folder === "") return null;
  }
}

/**
 * @typedef {{
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>,
 *   peerDependencies?: Record<string, string>, peerDependenciesMeta?: Record<string, { optional?: boolean }>,
 * }} Package
 */
