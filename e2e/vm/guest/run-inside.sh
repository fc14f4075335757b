#!/bin/sh
# Runs the shell script on standard input as root inside a container of make-container.sh, as the container itself
# would: with its label and its capabilities. Prints the output; the last line is "exit CODE".
# run-inside.sh NAME
set -eu
log=/var/lib/sandboxcontainer/containers/$1/log
cat >"$log/job"
# A container that has ended never opens its ends of the pipes.
timeout 200 sh -c 'echo go >"$1/commands" && cat "$1/results"' run-inside "$log" ||
  { code=$?; echo "$1 does not answer" >&2; exit $code; }
