import { TRPCError } from "@trpc/server";
import { type ErrorCode, ScError } from "@/server/contract/error";
import type { Role } from "@/server/contract/role";
import type { Session } from "@/server/contract/session";
import { recordActivity } from "./record-activity";
import { trpcCodes } from "./trpc-codes";
import { t } from "./trpc-instance";

/**
 * The only way to a procedure: it names the least role that may call it. Checks the session and the role before the
 * input is looked at, and enters every mutation into the activity list: with its own result ("call"), or through
 * the jobs that it starts ("job": then only refusals are entered here).
 */
export function procedureFor(role: Role, options: ProcedureOptions = {}) {
  return guardedProcedure(role, options).use(async ({ ctx, next }) => {
    const session = await ctx.readSession({ touch: false });
    if (!session) throw toTrpcError(new ScError("not_signed_in", "Sign in first."));
    return next({ ctx: { session } });
  });
}

/**
 * A procedure that needs no sign-in: signing in itself. Anybody can call it as often as they like, so only what was
 * really tried gets into the activity list, when it is over (with `quiet`, only for who was signed in).
 */
export function publicProcedure({ quiet = false } = {}) {
  return t.procedure.meta({ role: "public", activity: "call" }).use(async (call) => {
    const before = call.type === "mutation" ? await call.ctx.readSession({ touch: false }) : null;
    const result = await call.next();
    const error = errorOf(result);
    if (call.type === "mutation" && isTried(error) && (before || !quiet)) {
      const close = await recordActivity(call.ctx, call.path, await call.getRawInput(), before);
      await close(error);
    }
    if (error instanceof ScError) throw toTrpcError(error);
    return result;
  });
}

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** The transport's form of one of our errors. Generators of a subscription throw it themselves. */
export function toTrpcError(error: ScError): TRPCError {
  return new TRPCError({ code: trpcCodes[error.code], message: error.message, cause: error });
}

type ProcedureOptions = {
  activity?: "call" | "job";
  /** True when a call does not put the idle end of the session off. */
  passive?: boolean;
};

function guardedProcedure(role: Role, options: ProcedureOptions) {
  const activity = options.activity ?? "call";
  return t.procedure.meta({ role, activity }).use(async ({ ctx, next, type, path, getRawInput }) => {
    const session = await ctx.readSession({ touch: !options.passive });
    const denial = judgeRole(session, role);
    const isEntered = type === "mutation" && (denial ? denial.code === "not_allowed" : activity === "call");
    const close = isEntered ? await recordActivity(ctx, path, await getRawInput(), session) : null;
    if (denial) {
      await close?.(denial);
      throw toTrpcError(denial);
    }
    const result = await next();
    const error = errorOf(result);
    await close?.(error);
    if (error instanceof ScError) throw toTrpcError(error);
    return result;
  });
}

function errorOf(result: { ok: true } | { ok: false; error: TRPCError }): unknown {
  return result.ok ? null : (result.error.cause ?? result.error);
}

/** Not what was refused before it was looked at: a flood of it would push the real entries out of the list. */
function isTried(error: unknown): boolean {
  return error === null || (error instanceof ScError && !untried.has(error.code));
}

const untried = new Set<ErrorCode>(["too_many_tries"]);

function judgeRole(session: Session | null, role: Role): ScError | null {
  if (!session) return new ScError("not_signed_in", "Sign in first.");
  if (ranks[session.role] >= ranks[role]) return null;
  return new ScError("not_allowed", `This needs the role ${role}; ${session.user} has ${session.role}.`);
}

const ranks = { viewer: 0, operator: 1, admin: 2, root: 3 } as const satisfies Record<Role, number>;
