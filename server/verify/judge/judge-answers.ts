import type { Finding } from "@/server/contract/verification";
import type { Observation, PolicyAnswer } from "../observation";
import { finding } from "./finding";
import { joinSome } from "./join-some";

/** What the loaded policy lets the container's label do to the host and to other containers: nothing, if all is well. Pure. */
export function judgeAnswers({ answers }: Observation): Finding[] {
  return [
    judge("attempts", "Attempts on the host", (answer) => answer.about === "host"),
    judge("neighbours", "Attempts on other containers", (answer) => answer.about === "neighbour"),
  ];

  function judge(id: string, title: string, isMeant: (answer: PolicyAnswer) => boolean): Finding {
    const meant = answers.filter(isMeant);
    const say = (state: Finding["state"], detail: string, fix: string | null = null) =>
      finding("barrier", id, title, state, detail, fix);
    if (meant.length === 0) return say("fail", "No label forbids any: SELinux is off.");
    const allowed = meant.filter((answer) => answer.allowed === true).map(({ what }) => what);
    if (allowed.length > 0) {
      const fix = "semodule --list-modules=full | grep '^[4-9]'";
      return say("fail", `The loaded policy would let its label ${joinSome(allowed)}.`, fix);
    }
    const silent = meant.filter((answer) => answer.allowed === null).map(({ what }) => what);
    if (silent.length > 0)
      return say("fail", `The kernel does not say whether its label may ${joinSome(silent)}.`);
    const some = joinSome(meant.map(({ what }) => what));
    return say("pass", `${meant.length} asked of the policy in the kernel, none allowed: ${some}.`);
  }
}
