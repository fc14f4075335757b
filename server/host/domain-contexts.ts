/** SELinux contexts that stand as text in libvirt's XML; a file label claims its pair as a process label does. Pure. */
export function domainContexts(xml: string): string[] {
  return [...xml.matchAll(/<(?:label|imagelabel|baselabel)>([^<]*)</g)].flatMap(
    ([, context]) => context ?? [],
  );
}
