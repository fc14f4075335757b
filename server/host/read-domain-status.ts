import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";

/**
 * The processes of an active domain from libvirt's live status file, null when the domain is not active. The file is
 * the only place that has the init's pid (lxc_domain.c virLXCDomainObjPrivateXMLFormat), and reading it costs nothing
 * against asking virsh. `initPid` is null until the init's parent is the domain's controller: a pid can be another
 * process's by the time it is read.
 */
export async function readDomainStatus(name: string, uuid: string): Promise<DomainStatus | null> {
  if (name.includes("/")) return null;
  const status = parseStatus(await readText(join(statusDir, `${name}.xml`)));
  if (status === null || status.uuid !== uuid) return null;
  const { controllerPid, initPid, state } = status;
  const parent = initPid === null ? null : readParent(await readText(`/proc/${initPid}/stat`));
  return { state, controllerPid, initPid: parent === controllerPid ? initPid : null };
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

/** Field 4 of /proc/PID/stat; the command in field 2 may hold blanks and parentheses (proc(5)). */
function readParent(stat: string | null): number | null {
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields?.[1] === undefined ? null : Number(fields[1]);
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
