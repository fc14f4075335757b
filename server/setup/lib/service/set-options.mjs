/**
 * Sets options in the text of a libvirt configuration file: a line that sets one is replaced, else the commented example
 * is, else a line is added at the end. Everything else stays.
 * @param {string} text
 * @param {Record<string, string>} options name → value as libvirt writes it
 */
export function setOptions(text, options) {
  return Object.entries(options).reduce((before, [name, value]) => {
    const line = `${name} = ${value}`;
    for (const pattern of [`^[ \\t]*${name}[ \\t]*=.*$`, `^#[ \\t]*${name}[ \\t]*=.*$`]) {
      const present = new RegExp(pattern, "m");
      if (present.test(before)) return before.replace(present, () => line);
    }
    return `${before}${before === "" || before.endsWith("\n") ? "" : "\n"}${line}\n`;
  }, text);
}
