/** Names in the output of `semodule -lfull` (priority, name, language and perhaps "disabled") at one priority. */
export function parsePolicyModules(text: string, priority: number): Set<string> {
  const names = new Set<string>();
  for (const line of text.split("\n")) {
    const [found, name] = line.trim().split(/\s+/);
    if (found === String(priority) && name !== undefined) names.add(name);
  }
  return names;
}
