/**
 * The three start scripts, by name. Each is a file of its own because SELinux chooses a program's domain by the label of
 * the file that is started, and Node is one file for all.
 * @param {string} node path of the Node that runs them
 * @param {{ nodeOptions: string[], memoryEnvironment: Record<string, string> }} options
 * @returns {Record<string, string>}
 */
export function launchers(node, { nodeOptions, memoryEnvironment }) {
  const memory = Object.entries(memoryEnvironment).map(([name, value]) => `export ${name}=${value}`);
  /** @param {string} path */
  const service = (path) => [
    ...["#!/bin/sh", ...memory, "export NODE_ENV=production NEXT_TELEMETRY_DISABLED=1"],
    `exec ${[node, ...nodeOptions].join(" ")} ${programOf(node)}/${path}`,
  ];
  const command = ["#!/bin/sh", `exec ${node} ${programOf(node)}/.build/command/command.mjs "$@"`];
  return {
    "sandboxcontainer-helper": text(service(".build/processes/helper.mjs")),
    "sandboxcontainer-web": text(service(".build/processes/web.mjs")),
    sandboxcontainer: text(command),
  };
}

/** @param {string} node */
const programOf = (node) => node.replace(/\/bin\/node$/, "");

/** @param {string[]} lines */
const text = (lines) => `${lines.join("\n")}\n`;
