import { describe, expect, it } from "vitest";
import type { Role } from "@/server/contract/role";
import type { Context } from "./context";
import { appRouter } from "./router";
import { createCaller, procedureFor } from "./trpc";

/** Least role of every procedure. A new one has to be entered here, so that somebody has thought about it. */
const expected = {
  "activity.list": "viewer",
  "auth.createLink": "root",
  "auth.me": "public",
  "auth.redeem": "public",
  "auth.signIn": "public",
  "auth.signOut": "public",
  "builds.start": "admin",
  "containers.contents": "viewer",
  "containers.delete": "admin",
  "containers.get": "viewer",
  "containers.list": "viewer",
  "containers.plan": "viewer",
  "containers.previewDeletion": "admin",
  "containers.restart": "operator",
  "containers.setAutostart": "operator",
  "containers.start": "operator",
  "containers.stop": "operator",
  "containers.verify": "operator",
  "containers.xml": "viewer",
  "denials.holders": "viewer",
  "denials.list": "viewer",
  "denials.export": "viewer",
  "denials.preview": "admin",
  "denials.answer": "admin",
  "denials.undo": "admin",
  "denials.dismiss": "operator",
  "denials.restore": "operator",
  "drafts.contents": "viewer",
  "drafts.create": "admin",
  "drafts.discard": "admin",
  "drafts.get": "viewer",
  "drafts.list": "viewer",
  "drafts.update": "admin",
  "events.stream": "viewer",
  "executables.inspect": "viewer",
  "executables.search": "viewer",
  "host.doctor": "viewer",
  "host.status": "viewer",
  "jobs.cancel": "operator",
  "jobs.get": "viewer",
  "jobs.list": "viewer",
  "logs.read": "viewer",
  "logs.view": "viewer",
  "timeline.list": "viewer",
} as const;

type AnyProcedure = { _def: { meta?: { role: Role | "public" }; type: string } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, AnyProcedure>);
const order = ["viewer", "operator", "admin", "root"] as const;

describe("roles", () => {
  it("are declared on every procedure, as thought", () => {
    expect(Object.fromEntries(procedures.map(([path, { _def }]) => [path, _def.meta?.role]))).toEqual(
      expected,
    );
  });

  const cases = procedures
    .filter(([, { _def }]) => _def.meta?.role !== "public")
    .flatMap(([path, { _def }]) =>
      [null, ...order].map((role) => ({ path, role, needs: _def.meta?.role as Role })),
    );

  it.each(cases)("$path called by $role (needs $needs)", async ({ path, role, needs }) => {
    const { outcome, entries } = await call(path, role);
    if (role === null) expect(outcome).toBe("not_signed_in");
    else if (order.indexOf(role) < order.indexOf(needs)) expect(outcome).toBe("not_allowed");
    else expect(["not_signed_in", "not_allowed"]).not.toContain(outcome);
    const isMutation = procedures.find(([each]) => each === path)?.[1]._def.type === "mutation";
    if (outcome === "not_allowed" && isMutation) {
      expect(entries).toEqual([`open ${path}`, "close denied"]);
    }
  });

  it("cannot be left out", () => {
    // @ts-expect-error a procedure needs a role
    procedureFor();
    // @ts-expect-error and one that exists
    procedureFor("everybody");
  });
});

/** The code of the error that a call with a nonsense input ends in; the role is looked at before the input. */
async function call(path: string, role: Role | null) {
  const entries: string[] = [];
  const session = role && { user: "ann", role, method: "password" as const, idleExpiresAt: 1, expiresAt: 1 };
  const activity = {
    open: async ({ action }: { action: string }) => entries.push(`open ${action}`),
    close: async (_id: number, result: string) => entries.push(`close ${result}`),
  };
  const context = {
    services: { store: { activity }, now: Date.now },
    address: "local",
    token: null,
    readSession: async () => session,
    setToken: () => undefined,
  } as unknown as Context;
  const caller = createCaller(appRouter)(context) as unknown as Record<string, Record<string, Call>>;
  const [group = "", name = ""] = path.split(".");
  try {
    const answer = await caller[group]?.[name]?.({ nonsense: true });
    if (isIterable(answer)) for await (const _ of answer) break;
    return { outcome: "answered", entries };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    return { outcome: cause instanceof Error && "code" in cause ? cause.code : "other", entries };
  }
}

type Call = (input: unknown) => Promise<unknown>;

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
