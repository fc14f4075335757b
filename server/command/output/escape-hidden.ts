import { hiddenCharacters } from "@/server/contract/hidden-characters";

/**
 * JSON in which nothing acts on a terminal or hides there, and which is read back as the same value: what does not show
 * itself is escaped besides what JSON demands. The line feeds between its lines stay.
 */
export function escapeHidden(json: string): string {
  return json.replace(hidden, (character) => (character === "\n" ? character : escapeUnits(character)));
}

const hidden = new RegExp(`[${hiddenCharacters.members}]`, "gu");

function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
