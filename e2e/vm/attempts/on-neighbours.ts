import { attempt } from "./attempt";

/** At the files of another container, whose directory was mounted by mistake. */
export const onNeighbours = [
  attempt(
    "neighbour-read",
    "A file of another container whose directory was mounted by mistake",
    ["label"],
    "cat /given/root/var/www/index.html >/dev/null",
  ),
  attempt(
    "neighbour-write",
    "A file written into that container",
    ["label"],
    "echo >/given/root/var/planted && rm /given/root/var/planted",
  ),
  attempt("neighbour-look", "Looking at it from outside", ["label"], "stat /given >/dev/null"),
  attempt("neighbour-list", "A directory of that container", ["label"], "ls /given/root/var/www >/dev/null"),
];
