import { describe, expect, it } from "vitest";
import { handPlan } from "../build/testing/hand-plan";
import { checkLabel } from "./check-label";

const off = handPlan("web1");
const plan = {
  ...off,
  label: { ...off.label, inDomainXml: true },
  policy: { module: "sc_web1", load: true, text: "", rules: [] },
};
const known = { mode: "enforcing", isContextKnown: () => true } as const;

describe("checkLabel", () => {
  it("lets a container start that will get its label, and any where SELinux is off", () => {
    expect(() => checkLabel(plan, known)).not.toThrow();
    expect(() => checkLabel(off, { mode: "disabled", isContextKnown: () => false })).not.toThrow();
  });

  it.each(["enforcing", "permissive"] as const)(
    "refuses one without a label on a host that is %s",
    (mode) => {
      expect(() => checkLabel(off, { ...known, mode })).toThrow("created while SELinux was off");
    },
  );

  it("refuses one whose type the policy lacks, and says how to load it", () => {
    const asked: string[] = [];
    const isContextKnown = (context: string) => {
      asked.push(context);
      return false;
    };
    expect(() => checkLabel(plan, { mode: "permissive", isContextKnown })).toThrow(
      expect.objectContaining({
        code: "plan_refused",
        fix: `Load it: semodule -X 400 -i ${plan.store.path}/policy/sc_web1.cil`,
      }),
    );
    expect(asked).toEqual([plan.label.processContext]);
  });
});
