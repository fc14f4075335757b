import { describe, expect, it } from "vitest";
import { ScError } from "@/server/contract/error";
import { readRequest } from "./read-request";

describe("readRequest", () => {
  it("takes the defaults of the contract", () => {
    expect(readRequest("/usr/sbin/x", "web1", {})).toMatchObject({
      executable: "/usr/sbin/x",
      name: "web1",
      store: { kind: "directory" },
      network: "nat",
      memoryMiB: 512,
      autostart: false,
      dispositions: {},
      capabilities: {},
    });
  });

  it("reads every choice", () => {
    const request = readRequest(
      "/usr/bin/x",
      "x",
      {
        "package-db": "rpm",
        arg: ["-m"],
        unit: "none",
        image: "2G",
        network: "none",
        memory: "64M",
        set: ["/srv=empty", "/a=b=copy"],
        allow: ["net_raw"],
        deny: ["chown"],
        autostart: true,
      },
      ["http.server", "80"],
    );
    expect(request).toEqual({
      executable: "/usr/bin/x",
      name: "x",
      packageDb: "rpm",
      arguments: ["-m", "http.server", "80"],
      unit: null,
      store: { kind: "image", sizeMiB: 2048 },
      network: "none",
      memoryMiB: 64,
      autostart: true,
      dispositions: { "/srv": "empty", "/a=b": "copy" },
      capabilities: { net_raw: true, chown: false },
    });
  });

  it.each([
    ["a relative path", () => readRequest("bin/x", "x", {}), /EXECUTABLE.*starts with/],
    ["a path with ..", () => readRequest("/usr/../x", "x", {}), /EXECUTABLE/],
    ["a name that climbs out", () => readRequest("/x", "../x", {}), /--name/],
    ["a name that looks like an option", () => readRequest("/x", "-rf", {}), /--name/],
    ["a name with a newline", () => readRequest("/x", "a\nb", {}), /--name/],
    ["a name of 300 characters", () => readRequest("/x", "a".repeat(300), {}), /--name/],
    ["a look-alike", () => readRequest("/x", "аdmin", {}), /--name/],
    ["a size without number", () => readRequest("/x", "x", { memory: "much" }), /--memory/],
    ["an image that is too small", () => readRequest("/x", "x", { image: "1" }), /--image.*16 MiB/],
    ["a disposition that is none", () => readRequest("/x", "x", { set: ["/srv=gone"] }), /--set/],
    ["a setting without =", () => readRequest("/x", "x", { set: ["/srv"] }), /--set.*PATH=DISPOSITION/],
    ["a capability that is none", () => readRequest("/x", "x", { allow: ["all"] }), /--allow/],
    ["an argument with NUL", () => readRequest("/x", "x", { arg: ["a\0"] }), /--arg/],
  ])("refuses %s", (_name, read, message) => {
    expect(read).toThrow(message);
    expect(read).toThrow(ScError);
  });
});
