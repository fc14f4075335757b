import { pythonHead } from "./python-head";

/** A command of the shell that runs a Python program. Double quotes only: it stands between single quotes. */
export function python(program: string): string {
  return `python3 -c '${pythonHead}${program}'`;
}
