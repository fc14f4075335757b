/**
 * What the loaded policy says of an access that was denied: no rule (type), a constraint, a role or the bounds of a type forbid it,
 * a boolean set the other way would allow it, or it is allowed by now.
 */
export type PolicyReason =
  | { kind: "type" | "constraint" | "role" | "bounds" | "allowed" }
  | { kind: "boolean"; booleans: { name: string; on: boolean }[] };
