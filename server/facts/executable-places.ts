/**
 * Whether a path of a package list may be a program at all, before anything is asked of the disk: not a shared library,
 * documentation, header, source or kernel module, and not in /etc (init scripts and hooks).
 */
export function mayBeProgram(path: string): boolean {
  return !excludedPlaces.test(path) && !excludedNames.test(path);
}

/** Where programs that people call by name lie. */
export function isProgramDirectory(path: string): boolean {
  return /^\/(?:usr\/(?:local\/)?)?(?:s?bin|games)\/[^/]+$/.test(path);
}

const excludedPlaces =
  /^\/(?:etc|boot|var|run|dev|proc|sys|srv|home|root|usr\/(?:include|src|lib\/(?:modules|debug|firmware|\.build-id)|share\/(?:doc|doc-base|man|info|locale|help|icons|zoneinfo|mime|fonts|bash-completion|zsh|fish)))(?:\/|$)/;

const excludedNames =
  /\.(?:so(?:\.[\d.]+)?|a|o|la|ko|h|hpp|pyc|gz|xz|bz2|zst|mo|png|svg|html|txt|md|xml|json|conf|service|socket|target|timer)$/;
