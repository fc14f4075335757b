import { describe, expect, it } from "vitest";
import { planRequestSchema } from "@/server/contract/plan-request";
import { formOf, readForm, requestOf, writeForm } from "./request-form";

const request = planRequestSchema.parse({
  executable: "/usr/bin/python3",
  name: "py",
  arguments: ["-m", "http.server", "a b"],
  store: { kind: "image", sizeMiB: 64 },
  network: "none",
  memoryMiB: 128,
  autostart: true,
  dispositions: { "/srv": "copy" },
  capabilities: { net_raw: true },
});

describe("request form", () => {
  it("comes back whole from the address", () => {
    const form = formOf(request);
    expect(readForm(new URLSearchParams(writeForm(form).toString()))).toEqual(form);
  });

  it("writes nothing that is the default", () => {
    expect(writeForm(readForm(new URLSearchParams())).toString()).toBe("");
  });

  it("keeps the choices of later steps while the program stays the same", () => {
    expect(planRequestSchema.parse(requestOf(formOf(request), request))).toEqual(request);
  });

  it("drops them with another program", () => {
    const other = requestOf({ ...formOf(request), executable: "/usr/bin/perl" }, request);
    expect(other.dispositions).toEqual({});
    expect(other.capabilities).toEqual({});
  });
});
