// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are shell parameters
import type { Plan } from "@/server/contract/plan";
import { quoteShell } from "./quote-shell";

/** Records the end. The figures of out-of-memory kills are the kernel's (cgroup v1 memory.txt, cgroup-v2.rst). */
export const endFunctions: string[] = [
  "# Records how the program ended, whole or not at all, and ends the container.",
  "end() { # LINE",
  "  {",
  '    [ -z "$1" ] || echo "$1"',
  '    echo "oom=$(out_of_memory)"',
  '    echo "at=$(date +%s)"',
  '  } >"$log/end.new" && mv -f "$log/end.new" "$log/end"',
  "  exit 0",
  "}",
  "",
  "end_with() { # CODE, above 128 for a signal",
  '  if [ "$1" -gt 128 ] && signal=$(kill -l "$(($1 - 128))" 2>/dev/null); then end "signal=$signal"; fi',
  '  end "exit=$1"',
  "}",
  "",
  "# 1 when the kernel has killed a process of this container for want of memory.",
  "out_of_memory() {",
  "  kills=0",
  "  while IFS=: read -r number controllers group; do",
  '    case "$number:$controllers" in',
  '      *:memory) count "/sys/fs/cgroup/memory$group/memory.oom_control" ;;',
  '      0:) count "/sys/fs/cgroup$group/memory.events" ;;',
  "    esac",
  "  done </proc/self/cgroup",
  '  if [ "$kills" -gt 0 ]; then echo 1; else echo 0; fi',
  "}",
  "",
  "count() { # FILE",
  '  [ -r "$1" ] || return 0',
  "  while read -r key value; do",
  '    if [ "$key" = oom_kill ] && [ "$value" -gt "$kills" ]; then kills=$value; fi',
  '  done <"$1"',
  "}",
];

/** Waiting for children, and passing the stop signal on. */
export function waitFunctions(signal: string, kind: Plan["init"]["kind"]): string[] {
  const targets = kind === "forking" ? "${child:-$(daemons)}" : "$child";
  return [
    "# A request to stop the container: the program gets the signal that it knows.",
    "pass_on() {",
    "  stopping=yes passed=yes pause=0.1",
    `  for pid in ${targets}; do kill -s ${quoteShell(signal)} "$pid" 2>/dev/null; done`,
    "}",
    "",
    "# Waits for $child and puts its result into $code. A passed signal interrupts wait, and a shell may by then have",
    "# forgotten a child that has ended (127): then the first result counts.",
    "await() {",
    "  again=",
    "  while :; do",
    "    passed=",
    '    wait "$child"',
    "    result=$?",
    '    if [ -z "$again" ] || [ "$result" -ne 127 ]; then code=$result; fi',
    '    [ -n "$passed" ] || break',
    "    again=yes",
    "  done",
    "  child=",
    "}",
    "",
    "await_success() {",
    "  await",
    '  [ "$code" -eq 0 ] || end_with "$code"',
    "}",
  ];
}

/** Following a daemon that is not a child: it belongs to the reaper, PID 1, as this init does. */
export function followFunctions(pidFile: string | null): string[] {
  const byFile = [
    `  { read -r pid <${quoteShell(pidFile ?? "")}; } 2>/dev/null || pid=`,
    '  if [ -n "$pid" ] && [ -d "/proc/$pid" ]; then echo "$pid"; return; fi',
  ];
  return [
    pidFile === null
      ? "# The processes that the program left behind: children of PID 1 other than this init."
      : "# The daemon by its PID file; while there is none, the children of PID 1 other than this init.",
    "daemons() {",
    ...(pidFile === null ? [] : byFile),
    "  set +f",
    "  for directory in /proc/[0-9]*; do",
    "    pid=${directory#/proc/}",
    '    [ "$pid" -ne $$ ] || continue',
    '    { read -r stat <"$directory/stat"; } 2>/dev/null || continue',
    "    set -- ${stat##*) }",
    '    if [ "$2" = 1 ] && [ "$1" != Z ]; then echo "$pid"; fi',
    "  done",
    "}",
    "",
    "follow() {",
    '  while [ -n "$(daemons)" ]; do',
    '    sleep "$pause" &',
    "    wait $!",
    "  done",
    "}",
  ];
}

/** The environment as a list of names, with the values in env_NAME: nothing in it can touch this script's own variables. */
export const environmentFunctions: string[] = [
  "put() { # NAME VALUE",
  '  case $1 in "" | [0-9]* | *[!A-Za-z0-9_]*) return 0 ;; esac',
  '  eval "env_$1=\\$2"',
  '  case " $names " in *" $1 "*) ;; *) names="$names $1" ;; esac',
  "}",
  "",
  "# Reads NAME=value lines, as systemd does; nothing in the file is run.",
  "load() { # FILE required|optional",
  '  if [ ! -r "$1" ]; then',
  '    [ "$2" = optional ] && return 0',
  '    echo "init: cannot read $1"',
  "    end_with 201",
  "  fi",
  '  while IFS= read -r line || [ -n "$line" ]; do',
  '    line=${line#"${line%%[![:space:]]*}"}',
  "    case $line in '#'* | ';'*) continue ;; *=*) ;; *) continue ;; esac",
  "    value=${line#*=}",
  '    value=${value%"${value##*[![:space:]]}"}',
  "    case $value in",
  "      '\"'*'\"' | \"'\"*\"'\") value=${value#?} value=${value%?} ;;",
  "    esac",
  '    put "${line%%=*}" "$value"',
  '  done <"$1"',
  "}",
];
