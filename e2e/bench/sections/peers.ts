import { runSteps } from "@/server/build/testing/run-steps";
import type { Plan } from "@/server/contract/plan";
import { readDomainStatus } from "@/server/host/read-domain-status";
import { startWork } from "@/server/run/start-work";
import type { Bench } from "../bench";
import { buildContainer, removeContainer } from "../container/build-container";
import { executable, makePlan } from "../container/make-plan";
import { nspawnPeer } from "../container/nspawn-peer";
import { measurePeer, type Peer } from "../container/peer";
import { podmanPeer } from "../container/podman-peer";
import { stopDomain } from "../container/stop-domain";
import { waitUntilAnswering } from "../container/wait-until-answering";
import { interleave } from "../measure/interleave";
import { plainRow, type Row, wordsRow } from "../report/row";
import type { Section } from "../report/section";

/** The same program from the same tree with the same init in other tools, from the command to the first answer. */
export const peersSection: Section = {
  id: "peers",
  title: "Start until the program answers, against other tools",
  async measure(bench: Bench) {
    const stateDir = bench.directory;
    const plan = await makePlan({ name: bench.name("peer"), stateDir, network: "none" });
    bench.cleanup.defer(() => removeContainer(plan));
    await buildContainer(plan, stateDir);
    const peers = { podman: await podmanPeer(plan), "systemd-nspawn": nspawnPeer(plan) };
    const usable: Record<string, () => Promise<number>> = { ours: () => measureOurs(plan) };
    const refused: Row[] = [];
    for (const [name, peer] of Object.entries(peers)) {
      const why = await findRefusal(peer);
      if (why === null) usable[name] = () => measurePeer(peer);
      else refused.push(wordsRow(labels[name] ?? name, `does not run here: ${why}`));
    }
    const times = await interleave(usable, { rounds: bench.rounds });
    return {
      rows: [
        ...Object.entries(times).map(([name, samples]) => plainRow(labels[name] ?? name, samples)),
        ...refused,
      ],
      remarks: [
        `${executable} from one built tree with the host's /usr read-only and its generated init, without a network, in all of them.`,
        "From the start of the command (ours: of the start job) until the program answers an HTTP request from within its network namespace, asked every few milliseconds.",
      ],
    };
  },
};

const labels: Record<string, string> = {
  ours: "Secure Containers, start job",
  podman: "`podman run --rootfs TREE:O`",
  "systemd-nspawn": "`systemd-nspawn --volatile=overlay`",
};

async function measureOurs(plan: Plan): Promise<number> {
  const from = performance.now();
  await runSteps(startWork(plan));
  await waitUntilAnswering(async () => (await readDomainStatus(plan.name, plan.uuid))?.initPid ?? null);
  const took = performance.now() - from;
  await stopDomain(plan);
  return took;
}

/** Null when the tool serves the program's page over HTTP here, else why not, in the tool's own words. */
async function findRefusal(peer: Peer): Promise<string | null> {
  try {
    await measurePeer(peer);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
