/** Writes into a setting what it holds already. */
export function keep(path: string): string {
  return `value=$(cat ${path}) && echo "$value" >${path}`;
}
