import { expect, it } from "vitest";
import { parseLxcContexts } from "./selinux-facts";

it("reads lxc_contexts as reference policies ship it", () => {
  const text = `process = "system_u:system_r:container_t:s0"
content = "system_u:object_r:virt_var_lib_t:s0"
file = "system_u:object_r:container_file_t:s0"
ro_file="system_u:object_r:container_ro_file_t:s0"
`;
  expect(parseLxcContexts(text)).toEqual({
    process: "system_u:system_r:container_t:s0",
    file: "system_u:object_r:container_file_t:s0",
  });
});

it("is null where a part is missing", () => {
  expect(parseLxcContexts("process = x:y:z:s0\n")).toBeNull();
  expect(parseLxcContexts("")).toBeNull();
});
