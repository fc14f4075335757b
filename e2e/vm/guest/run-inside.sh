#!/bin/sh
# Runs the shell script on standard input as root inside a container of make-container.sh, as the container itself
# would: with its label and its capabilities. Prints the output; the last line is "exit CODE".
# run-inside.sh NAME
set -eu
log=/var/lib/sandboxcontainer/containers/$1/log
cat >"$log/job"
echo go >"$log/commands"
cat "$log/results"
