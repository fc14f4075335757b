import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { findInit } from "./find-init";
import { readParent } from "./read-parent";

/**
 * The processes of an active domain from libvirt's live status file, null when the domain is not active. The file is
 * the only place that has the init's pid (lxc_domain.c virLXCDomainObjPrivateXMLFormat), and reading it costs nothing
 * against asking virsh. Of that pid only a child of the domain's controller is believed: it can be another process's by
 * the time it is read, and a daemon that was away when the controller told of the init has 0 there for good.
 */
export async function readDomainStatus(name: string, uuid: string): Promise<DomainStatus | null> {
  if (name.includes("/")) return null;
  const status = parseStatus(await readText(join(statusDir, `${name}.xml`)));
  if (status === null || status.uuid !== uuid) return null;
  const { controllerPid, initPid, state } = status;
  const isInit = initPid !== null && (await readParent(initPid)) === controllerPid;
  return { state, controllerPid, initPid: isInit ? initPid : await findInit(controllerPid) };
}

export type DomainStatus = { state: "running" | "paused"; controllerPid: number; initPid: number | null };

const statusDir = "/run/libvirt/lxc";
const pidSchema = z.coerce.number().int().positive();

const statusSchema = z.object({
  domstatus: z.object({
    "@state": z.string(),
    "@pid": pidSchema,
    // 0 until the controller has told libvirt which process the init is.
    init: z.object({ "@pid": z.coerce.number().int().min(0) }).optional(),
    domain: z.object({ uuid: z.string() }),
  }),
});

function parseStatus(xml: string | null) {
  if (xml === null) return null;
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@", parseTagValue: false });
  const parsed = statusSchema.safeParse(parser.parse(xml));
  if (!parsed.success) return null;
  const { domstatus } = parsed.data;
  return {
    state: domstatus["@state"] === "paused" ? ("paused" as const) : ("running" as const),
    controllerPid: domstatus["@pid"],
    initPid: domstatus.init?.["@pid"] || null,
    uuid: domstatus.domain.uuid,
  };
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ESRCH") return null;
    throw error;
  }
}
