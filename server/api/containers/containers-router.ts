import { z } from "zod";
import { containerSchema } from "@/server/contract/container";
import { containerNameSchema } from "@/server/contract/container-name";
import { deletionSchema } from "@/server/contract/deletion";
import { errorCodes } from "@/server/contract/error";
import type { Plan, PlanEntry } from "@/server/contract/plan";
import { verificationSchema } from "@/server/contract/verification";
import { procedureFor, router } from "../trpc";
import { deleteContainer } from "./delete-container";
import { judgeAfresh } from "./judge-afresh";
import { readXml } from "./read-xml";
import { requireContainer } from "./require-container";
import { runContainers } from "./run-containers";
import { setAutostart } from "./set-autostart";

const byName = z.object({ name: containerNameSchema });
const byNames = z.object({ names: z.array(containerNameSchema).min(1).max(200) });
const started = z.array(
  z.object({
    name: containerNameSchema,
    jobId: z.string().nullable(),
    error: z.object({ code: z.enum(errorCodes), message: z.string(), fix: z.string().nullable() }).nullable(),
  }),
);

/** The containers that we built, and what can be done with them. */
export const containersRouter = router({
  list: procedureFor("viewer")
    .output(z.array(containerSchema))
    .query(({ ctx }) => ctx.services.watch.list()),
  get: procedureFor("viewer")
    .input(byName)
    .output(containerSchema)
    .query(({ ctx, input }) => judgeAfresh(ctx.services, () => requireContainer(ctx.services, input.name))),
  plan: procedureFor("viewer")
    .input(byName)
    .query(
      ({ ctx, input }): Promise<Omit<Plan, "entries">> => ctx.services.store.containers.readPlan(input.name),
    ),
  contents: procedureFor("viewer")
    .input(byName)
    .query(({ ctx, input }): Promise<PlanEntry[]> => ctx.services.store.containers.readEntries(input.name)),
  xml: procedureFor("viewer")
    .input(byName)
    .output(z.object({ stored: z.string(), live: z.string().nullable() }))
    .query(({ ctx, input }) => readXml(ctx.services, input.name)),
  start: procedureFor("operator", { activity: "job" })
    .input(byNames)
    .output(started)
    .mutation(({ ctx, input }) => runContainers(ctx.services, "start", input.names, ctx.session.user)),
  stop: procedureFor("operator", { activity: "job" })
    .input(byNames)
    .output(started)
    .mutation(({ ctx, input }) => runContainers(ctx.services, "stop", input.names, ctx.session.user)),
  restart: procedureFor("operator", { activity: "job" })
    .input(byNames)
    .output(started)
    .mutation(({ ctx, input }) => runContainers(ctx.services, "restart", input.names, ctx.session.user)),
  setAutostart: procedureFor("operator")
    .input(byName.extend({ enabled: z.boolean() }))
    .output(containerSchema)
    .mutation(({ ctx, input }) => setAutostart(ctx.services, input.name, input.enabled)),
  verify: procedureFor("operator")
    .input(byName)
    .output(verificationSchema)
    .mutation(async ({ ctx, input }) =>
      ctx.services.host.verify(await ctx.services.store.containers.readPlan(input.name)),
    ),
  previewDeletion: procedureFor("admin")
    .input(byName)
    .output(deletionSchema)
    .query(async ({ ctx, input }) =>
      ctx.services.host.previewDeletion(await ctx.services.store.containers.readPlan(input.name)),
    ),
  delete: procedureFor("admin", { activity: "job" })
    .input(byName.extend({ force: z.boolean().default(false) }))
    .output(z.object({ jobId: z.string() }))
    .mutation(({ ctx, input }) => deleteContainer(ctx.services, { ...input, actor: ctx.session.user })),
});
