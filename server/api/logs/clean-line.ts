/**
 * Makes a line of a log harmless to look at: escape sequences go (ECMA-48 CSI, OSC and the two-character ones), other
 * control and format characters, those that turn the writing direction included, become U+FFFD. Tabs stay.
 */
export function cleanLine(text: string): string {
  return text.replace(sequences, "").replace(invisible, "\uFFFD");
}

const esc = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);
const csi = String.fromCharCode(0x9b);

const sequences = new RegExp(
  [
    String.raw`(?:${esc}\[|${csi})[0-?]*[ -/]*[@-~]`,
    String.raw`${esc}\][^${bell}${esc}]*(?:${bell}|${esc}\\)?`,
    String.raw`${esc}[@-Z\\-_]`,
  ].join("|"),
  "g",
);
const invisible = /[^\P{Cc}\t]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF]/gu;
