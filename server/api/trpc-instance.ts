import { initTRPC } from "@trpc/server";
import type { Role } from "@/server/contract/role";
import type { Context } from "./context";
import { shapeError } from "./error-shape";

/** The one tRPC instance. Only trpc.ts uses it: everything else gets its procedures there, with a role. */
export const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error }) => {
      const sc = shapeError(error);
      return {
        ...shape,
        message: sc.message,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, sc },
      };
    },
    sse: {
      ping: { enabled: true, intervalMs: 10_000 },
      maxDurationMs: 15 * 60_000,
      client: { reconnectAfterInactivityMs: 25_000 },
    },
  });

export type ProcedureMeta = { role: Role | "public"; activity: "call" | "job" };
