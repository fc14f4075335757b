import { expect, it } from "vitest";
import { containerNameSchema } from "@/server/contract/container-name";
import { describeNotice } from "./describe-notice";

const name = containerNameSchema.parse("web1");
const seen = (count: number, suspicious = 0) => ({ name, denials: { count, suspicious, lastAt: null } });

it("says how many there are more, and whether one of them is an attack or a bug", () => {
  expect(describeNotice(seen(2), seen(3))).toEqual({
    title: "web1 was denied something",
    body: "1 new denial, 3 in all.",
  });
  expect(describeNotice(seen(2), seen(5, 1))).toEqual({
    title: "web1: an attack or a bug was stopped",
    body: "3 new denials, 5 in all.",
  });
});

it("says nothing of a container seen for the first time, nor of one that has no more than before", () => {
  expect(describeNotice(undefined, seen(3))).toBeNull();
  expect(describeNotice(seen(3, 1), seen(3, 1))).toBeNull();
  expect(describeNotice(seen(3, 1), seen(0))).toBeNull();
});
