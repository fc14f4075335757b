import { beforeAll, describe } from "vitest";
import { makeContainers } from "./make-containers";
import { testLabelAlone } from "./suites/alone";
import { testContainment } from "./suites/containment";
import { testEscapes } from "./suites/escapes";
import { testInheritance } from "./suites/inheritance";
import { testLinking } from "./suites/linking";
import { testNeighbours } from "./suites/neighbours";
import { testNoise } from "./suites/noise";
import { testRelabel } from "./suites/relabel";
import { testRules } from "./suites/rules";

/** One file, so that the order is fixed: the last ones change the policy, and judge what all of them left behind. */
beforeAll(makeContainers);

describe("containment", () => {
  testContainment();
});
describe("escapes", () => {
  testEscapes();
});
describe("the label alone", () => {
  testLabelAlone();
});
describe("neighbours", () => {
  testNeighbours();
});
describe("rules", () => {
  testRules();
});
describe("our modules", () => {
  testLinking();
});
describe("inheritance", () => {
  testInheritance();
});
describe("a relabel of the host", () => {
  testRelabel();
});
describe("noise", () => {
  testNoise();
});
