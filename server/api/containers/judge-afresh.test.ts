import { expect, it } from "vitest";
import { ScError } from "@/server/contract/error";
import type { Services } from "../services";
import { judgeAfresh } from "./judge-afresh";

let isKnown = false;
let refreshes = 0;
const watch = {
  refresh: async () => {
    refreshes++;
    isKnown = true;
  },
} as Services["watch"];

it("asks once more when what is known refuses, and only then", async () => {
  expect(await judgeAfresh({ watch }, () => "fine")).toBe("fine");
  expect(refreshes).toBe(0);
  const judge = () => {
    if (!isKnown) throw new ScError("container_not_found", "There is none.");
    return "there";
  };
  expect(await judgeAfresh({ watch }, judge)).toBe("there");
  expect(refreshes).toBe(1);
});

it("refuses what is refused twice, and passes on what is a bug at once", async () => {
  const refuse = () => {
    throw new ScError("container_busy", "It is busy.");
  };
  await expect(judgeAfresh({ watch }, refuse)).rejects.toMatchObject({ code: "container_busy" });
  refreshes = 0;
  const fail = () => {
    throw new TypeError("no");
  };
  await expect(judgeAfresh({ watch }, fail)).rejects.toThrow(TypeError);
  expect(refreshes).toBe(0);
});
