import { typeOf } from "@/server/policy/container/type-of";
import { listLoadedRules } from "../list-loaded-rules";
import { testContainers } from "../test-containers";
import { testHeldTypes } from "./held-types";

const types = testContainers.map(({ name }) => typeOf(name));

/** What the loaded policy allows to the containers' types. */
export function testRules(): void {
  testHeldTypes(types, () => listLoadedRules(types));
}
