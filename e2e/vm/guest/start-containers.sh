#!/bin/sh
# Starts containers and waits until each serves its page. A fresh port of the bridge passes nothing on for the first
# seconds (spanning tree), and emulated nginx takes its time.
# start-containers.sh NAME ADDRESS…
set -eu
while [ $# -gt 0 ]; do
  virsh -q -c lxc:/// start "$1"
  curl -sf --connect-timeout 5 --max-time 20 --retry 60 --retry-delay 1 --retry-all-errors "http://$2/"
  shift 2
done
