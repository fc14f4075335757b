import { buildWork } from "@/server/build/build-work";
import { changeWork, findAdded } from "@/server/build/change-work";
import { relabelStep } from "@/server/build/relabel-step";
import { updatePolicy } from "@/server/build/update-policy";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { runDoctor } from "@/server/doctor/run-doctor";
import { ExecutableIndex } from "@/server/facts/executable-index";
import { gatherFacts } from "@/server/facts/gather-facts";
import { inspectExecutable } from "@/server/facts/inspect-executable";
import { askPolicy } from "@/server/host/ask-policy";
import { policyModules } from "@/server/host/policy-modules";
import { readDomainXml } from "@/server/host/read-domain-xml";
import { readTakenPairs } from "@/server/host/read-taken-pairs";
import { selinuxMode } from "@/server/host/selinux-mode";
import type { Settings } from "@/server/host/settings";
import { createPlan } from "@/server/plan/create-plan";
import { renewPolicy } from "@/server/plan/policy/renew-policy";
import { deleteWork } from "@/server/run/delete-work";
import { previewDeletion } from "@/server/run/preview-deletion";
import { restartWork } from "@/server/run/restart-work";
import { setAutostart } from "@/server/run/set-autostart";
import { startWork } from "@/server/run/start-work";
import { stopWork } from "@/server/run/stop-work";
import { verifyContainer } from "@/server/verify/verify-container";
import { latestOnly } from "@/server/watch/latest-only";
import { remember } from "./remember";
import type { HostTools } from "./services";
import { takenPairsMaxAgeMs } from "./taken-pairs-max-age-ms";

/** The real stages and the real machine. The index of executables is read when somebody first looks at a page. */
export function createHostTools(settings: Settings): HostTools {
  let index: ExecutableIndex | null = null;
  const getIndex = () => {
    index ??= ExecutableIndex.create();
    return index;
  };
  const lookAtPairs = remember(latestOnly(readTakenPairs), Date.now);
  const stateDir = settings.stateDir as AbsolutePath;
  return {
    runDoctor: () => runDoctor("helper"),
    warmUp: () => {
      getIndex();
      lookAtPairs(takenPairsMaxAgeMs).catch(() => undefined);
    },
    searchExecutables: (query) => getIndex().search(query),
    inspectExecutable,
    gatherFacts: (request, takenPairs) =>
      gatherFacts(request, { stateDir, libvirtUri: settings.libvirtUri, takenPairs }),
    createPlan: (facts, request, { uuid, pair, address }) =>
      createPlan(facts, request, { uuid, pair, stateDir, ...(address === null ? {} : { address }) }),
    renewPolicy,
    updatePolicy: async (listPlans, signal) =>
      selinuxMode.read() === "disabled" || !(await policyModules.isThere())
        ? []
        : updatePolicy(listPlans, { stateDir, signal }),
    readTakenPairs: lookAtPairs,
    makeBuild: (plan, jobId) => buildWork(plan, { jobId, settings }),
    makeStart: startWork,
    makeStop: stopWork,
    makeRestart: restartWork,
    makeChange: (plans, jobId) => changeWork(plans, { jobId, settings }),
    makeRelabel: relabelStep,
    listAdded: async (plans) => (await findAdded(plans)).tops.map(({ path }) => path),
    makeDelete: deleteWork,
    previewDeletion,
    setAutostart,
    verify: verifyContainer,
    askPolicy,
    readXml: readDomainXml,
  };
}
