import { activityRouter } from "./activity/activity-router";
import { authRouter } from "./auth/auth-router";
import { buildsRouter } from "./builds/builds-router";
import { containersRouter } from "./containers/containers-router";
import { denialsRouter } from "./denials/denials-router";
import { draftsRouter } from "./drafts/drafts-router";
import { eventsRouter } from "./events/events-router";
import { executablesRouter } from "./executables/executables-router";
import { hostRouter } from "./host/host-router";
import { jobsRouter } from "./jobs/jobs-router";
import { logsRouter } from "./logs/logs-router";
import { timelineRouter } from "./timeline/timeline-router";
import { router } from "./trpc";

/** Everything that can be asked of the helper. */
export const appRouter = router({
  auth: authRouter,
  host: hostRouter,
  executables: executablesRouter,
  drafts: draftsRouter,
  builds: buildsRouter,
  jobs: jobsRouter,
  containers: containersRouter,
  logs: logsRouter,
  denials: denialsRouter,
  timeline: timelineRouter,
  activity: activityRouter,
  events: eventsRouter,
});

export type AppRouter = typeof appRouter;
