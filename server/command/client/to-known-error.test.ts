import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { toKnownError } from "./to-known-error";

describe("toKnownError", () => {
  it("takes the helper's own error", () => {
    const sc = { code: "name_taken", message: "There is one.", fix: "Choose another." };
    expect(toKnownError(answer({ sc }))).toMatchObject(sc);
  });

  it.each([
    ["ENOENT", "helper_unreachable"],
    ["ECONNREFUSED", "helper_unreachable"],
    ["EACCES", "not_allowed"],
  ])("%s of the socket is %s", (code, known) => {
    const cause = Object.assign(new Error(`connect ${code}`), { code });
    expect(toKnownError(TRPCClientError.from(cause))).toMatchObject({ code: known });
  });

  it("does not trust a code that it does not know", () => {
    expect(toKnownError(answer({ sc: { code: "toString", message: "x", fix: null } }))).toMatchObject({
      code: "internal",
    });
  });

  it("leaves other errors alone", () => {
    expect(toKnownError(new TypeError("bug"))).toBeNull();
  });
});

function answer(data: unknown): Error {
  return Object.assign(new Error("failed"), { name: "TRPCClientError", data });
}
