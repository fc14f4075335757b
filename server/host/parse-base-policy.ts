import type { BasePolicy } from "@/server/policy/base-policy";

/** The answers of `seinfo --flat` as facts: one name a line, a type with its attributes, and the default rules. */
export function parseBasePolicy(answers: SeinfoAnswers): BasePolicy {
  const [, attributes = ""] = /type virtd_lxc_t[^,;]*,\s*([^;]*);/.exec(answers.controller) ?? [];
  return {
    types: listNames(answers.types),
    attributes: listNames(answers.attributes),
    controllerAttributes: new Set(attributes.split(/[\s,]+/).filter((name) => name !== "")),
    inheritsRange: /default_range file target low;/.test(answers.defaults),
  };
}

export type SeinfoAnswers = {
  types: string;
  attributes: string;
  /** `--type virtd_lxc_t -x`; empty when there is no such type. */
  controller: string;
  defaults: string;
};

function listNames(text: string): Set<string> {
  return new Set([...text.matchAll(/^[ \t]*([A-Za-z_][\w.-]*)[ \t]*$/gm)].map(([, name = ""]) => name));
}
