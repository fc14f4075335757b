#!/bin/sh
# Makes RPM packages of programs that Debian installed and of all that they depend on, and installs them over themselves:
# the rpm database then knows what runs. make-rpms.sh PACKAGE ...
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/files"

main() {
  closure "$@" >"$work/packages"
  sort -u -k 2 "$work/packages" | while read -r _ source; do build "$source"; done
  # Debian's rpm keeps each user's packages at home, and wants to be forced; Perl's modules are not traced.
  find "$work/build/RPMS" -name '*.rpm' -exec \
    rpm --install --dbpath /var/lib/rpm --force-debian --nodeps --replacefiles --noscripts --notriggers -- {} +
}

# Each package, and the source that it was built from.
closure() {
  apt-cache depends --recurse --installed --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
    --no-enhances -- "$@" | grep -o '^[a-z0-9][^:]*' | sort -u | while read -r package; do
    if [ "$(field "$package" '${db:Status-Status}')" = installed ]; then field "$package" '${Package} ${source:Package}'; fi
  done
}

# All packages of one source, as one build of it makes them.
build() {
  rm -rf "$work/root"
  mkdir "$work/root"
  {
    printf 'Name: source-of-%s\nVersion: 1\nRelease: 1\nSummary: Programs\nLicense: various\n' "$1"
    # What is packed is what Debian built: not stripped, compressed or compiled once more.
    printf '%%global debug_package %%{nil}\n%%global __os_install_post %%{nil}\n%%global _binary_payload w0.gzdio\n'
    printf '%%description\nPrograms.\n'
    while read -r package source; do
      if [ "$source" = "$1" ]; then describe "$package"; fi
    done <"$work/packages"
    # rpmbuild empties its root before this step.
    printf '%%install\ncp -al %s/root/. %%{buildroot}/\n' "$work"
  } >"$work/programs.spec"
  rpmbuild -bb --quiet --nodeps --define "_topdir $work/build" "$work/programs.spec" </dev/null
}

describe() {
  version=$(field "$1" '${Version}')
  epoch=0
  case $version in *:*) epoch=${version%%:*} version=${version#*:} ;; esac
  case $version in *-*) release=${version##*-} version=${version%-*} ;; *) release=1 ;; esac
  version=$(printf %s "$version" | tr - _)
  printf '%%package -n %s\nEpoch: %s\nVersion: %s\nRelease: %s\n' "$1" "$epoch" "$version" "$release"
  printf 'Summary: %s\n' "$(field "$1" '${binary:Summary}' | sed 's/%/%%/g')"
  for needed in $(field "$1" '${Depends}' | sed 's/([^)]*)//g; s/|[^,]*//g; s/:[a-z]*//g; s/,/ /g'); do
    if grep -q -- "^$needed " "$work/packages"; then printf 'Requires: %s\n' "$needed"; fi
  done
  list_files "$1" >"$work/files/$1"
  printf '%%description -n %s\nAs Debian built it.\n%%files -n %s -f %s/files/%s\n' "$1" "$1" "$work" "$1"
}

# What a package owns and is there, in its place in a merged /usr; its configuration marked as such.
list_files() {
  field "$1" '${Conffiles}' | sed -n 's|^ \(/[^ ]*\) [0-9a-f]*$|\1|p' >"$work/conffiles"
  dpkg-query --listfiles "$1" | sed -E 's#^/(s?bin|lib[0-9x]*)/#/usr/\1/#' | sort -u | while IFS= read -r path; do
    case $path in /. | /bin | /sbin | /lib | /lib[0-9x]*) continue ;; esac
    if [ -d "$path" ] && [ ! -L "$path" ]; then
      mkdir -p "$work/root$path"
      printf '%%dir '
    elif [ -e "$path" ] || [ -L "$path" ]; then
      mkdir -p "$work/root${path%/*}"
      cp -al -- "$path" "$work/root$path" 2>/dev/null || cp -a -- "$path" "$work/root$path"
      if grep -qxF -- "$path" "$work/conffiles"; then printf '%%config(noreplace) '; fi
    else
      continue
    fi
    printf '"%s"\n' "$path"
  done
}

field() {
  dpkg-query --show --showformat "$2\n" -- "$1" 2>/dev/null
}

main "$@"
