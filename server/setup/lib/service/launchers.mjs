/**
 * The three files that are started, by name. Each is a file of its own because SELinux chooses a program's domain by the
 * label of the file that is started, and Node is one file for all. The services' have Node for an interpreter, with the
 * program as its argument (execve(2)): so the domain of the web process need not be able to start any program.
 * @param {string} node path of the Node that runs them
 * @returns {Record<string, string>}
 */
export function launchers(node) {
  const program = node.replace(/\/bin\/node$/, "");
  return {
    "sandboxcontainer-helper": `#!${node} ${program}/.build/processes/helper.mjs\n`,
    "sandboxcontainer-web": `#!${node} ${program}/.build/processes/web.mjs\n`,
    sandboxcontainer: `#!/bin/sh\nexec ${node} ${program}/.build/command/command.mjs "$@"\n`,
  };
}
