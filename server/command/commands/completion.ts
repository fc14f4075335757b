import type { Argv } from "yargs";

/** `completion bash|zsh`: a script for the shell; and what that script asks: subcommands, options, names of containers. */
export function addCompletion(yargs: Argv<{ json: boolean }>) {
  return yargs
    .command(
      "completion <shell>",
      "Print a completion script",
      (command) =>
        command
          .positional("shell", { choices: ["bash", "zsh"] as const, demandOption: true })
          .example("source <($0 completion bash)", "in ~/.bashrc")
          .example('$0 completion zsh > "$' + '{fpath[1]}/_sandboxcontainer"', "once, for zsh"),
      async ({ shell }) => {
        const { print } = await import("../output/print");
        print(scripts[shell]);
      },
    )
    .completion("complete-word", false, complete);
}

/** yargs' own answer (subcommands, options), with the names of containers first where one is wanted. */
function complete(
  _current: string,
  argv: { _?: unknown[] },
  filter: (onCompleted: (error: Error | null, words: string[] | undefined) => void) => void,
  done: (words: string[]) => void,
): void {
  void answer();

  async function answer(): Promise<void> {
    const isName = takesName.has(String(argv._?.[1])) || process.argv.at(-2) === "--container";
    const names = isName ? await listNames() : [];
    filter((_error, words) => done([...names, ...(words ?? [])]));
  }
}

const takesName = new Set(["show", "start", "stop", "restart", "delete", "logs", "timeline", "verify"]);

/** Names of the containers; none when the helper does not answer, because a completion has no place for an error. */
async function listNames(): Promise<string[]> {
  const { connectHelper } = await import("../client/connect-helper");
  try {
    return (await connectHelper().containers.list.query()).map(({ name }) => name);
  } catch {
    return [];
  }
}

const scripts = {
  bash: `_sandboxcontainer() {
  local IFS=$'\\n'
  local words
  words=$(sandboxcontainer --get-yargs-completions "\${COMP_WORDS[@]}" 2>/dev/null)
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
  [[ \${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o filenames -F _sandboxcontainer sandboxcontainer`,
  zsh: `#compdef sandboxcontainer
_sandboxcontainer() {
  local -a words_found
  words_found=("\${(@f)$(sandboxcontainer --get-yargs-completions "\${words[@]}" 2>/dev/null)}")
  _describe 'sandboxcontainer' words_found || _files
}
compdef _sandboxcontainer sandboxcontainer`,
} as const;
