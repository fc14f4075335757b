/** A context in its four parts; the level keeps the colons that it has itself (s0:c1,c2). */
export function splitContext(context: string): { part: string; value: string }[] {
  const [user = "", role = "", type = "", ...level] = context.split(":");
  return [
    { part: "user", value: user },
    { part: "role", value: role },
    { part: "type", value: type },
    { part: "level", value: level.join(":") },
  ];
}
