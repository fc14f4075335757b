import { expect, it } from "vitest";
import { explainFullDisk } from "./explain-full-disk";

const where = { path: "/srv/c", needs: "It needs 3 MiB;" };
const progress = {
  signal: new AbortController().signal,
  report: () => undefined,
  setDeadline: () => undefined,
};

it.each([
  Object.assign(new Error("write"), { code: "ENOSPC" }),
  Object.assign(new Error("write"), { code: "EDQUOT" }),
  new Error("cp: error writing 'x': No space left on device"),
])("a full disk is said to be one: %s", async (error) => {
  const fail = () => Promise.reject(error);
  const step = explainFullDisk({ id: "copy", label: "Copy", run: fail, undo: null }, where);
  await expect(step.run(progress)).rejects.toMatchObject({
    code: "disk_full",
    message: "The disk is full. It needs 3 MiB; everything was taken back.",
    fix: expect.stringContaining("/srv/c"),
  });
});

it("another failure stays what it is", async () => {
  const error = Object.assign(new Error("read"), { code: "EIO" });
  const fail = () => Promise.reject(error);
  const step = explainFullDisk({ id: "copy", label: "Copy", run: fail, undo: null }, where);
  await expect(step.run(progress)).rejects.toBe(error);
});
