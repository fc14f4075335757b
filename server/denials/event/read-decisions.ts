import { decodeText } from "../record/decode-text";
import { parseContext } from "../record/parse-context";
import type { AuditRecord } from "../record/parse-record";
import { type Fields, readFields } from "../record/read-fields";
import type { Decision } from "./decision";
import type { AuditEvent } from "./event-joiner";
import { findPath } from "./find-path";
import { isTrustedSender } from "./is-trusted-sender";

/** What SELinux decided in one event: a decision for each of its records AVC, USER_AVC and SELINUX_ERR that makes sense. */
export function readDecisions(event: AuditEvent): Decision[] {
  return event.records.flatMap((record) => {
    const decision = readRecord(record, event);
    return decision === null ? [] : [decision];
  });
}

function readRecord(record: AuditRecord, event: AuditEvent): Decision | null {
  if (record.type === "AVC") return readKernelDecision(record, event);
  if (record.type === "USER_AVC") return readClaimedDecision(record, event);
  if (record.type === "SELINUX_ERR") return readLabelError(record, event);
  return null;
}

/** Grammar: security/selinux/avc.c avc_audit_pre_callback, security/lsm_audit.c dump_common_audit_data. */
function readKernelDecision(record: AuditRecord, event: AuditEvent): Decision | null {
  const verdict = readVerdict(record.body);
  if (verdict === null) return null;
  const fields = readFields(verdict.rest);
  const labels = readLabels(fields);
  if (labels === null) return null;
  const call = readCall(event, fields.get("pid"));
  return {
    ...stamp(event),
    ...labels,
    permissions: verdict.permissions,
    result: verdict.result,
    comm: decodeText(fields.get("comm")) ?? decodeText(call.get("comm")),
    exe: decodeText(call.get("exe")),
    pid: readNumber(fields.get("pid")) ?? readNumber(call.get("pid")),
    ...findPath(fields, event),
    object: readObject(fields),
    sender: null,
  };
}

/** A record of a program that guards objects of its own (D-Bus, systemd): believed only where the kernel's word on its sender is. */
function readClaimedDecision(record: AuditRecord, event: AuditEvent): Decision | null {
  const text = (record.claim ?? "").replace(/^['"]/, "");
  const verdict = readVerdict(text);
  if (verdict === null) return null;
  const outside = readFields(record.body);
  const sender = parseContext(outside.get("subj"));
  const nothing = {
    permissions: [],
    class: null,
    target: null,
    comm: null,
    exe: null,
    path: null,
    name: null,
  };
  if (!isTrustedSender(sender)) {
    const pid = readNumber(outside.get("pid"));
    return {
      ...stamp(event),
      ...nothing,
      source: sender,
      pid,
      permissive: null,
      result: "claimed",
      object: {},
      sender,
    };
  }
  const fields = readFields(verdict.rest, { last: true });
  const labels = readLabels(fields);
  if (labels === null) return null;
  const path = decodeText(fields.get("path"));
  const { permissions, result } = verdict;
  return {
    ...stamp(event),
    ...nothing,
    ...labels,
    permissions,
    result,
    path,
    pid: readNumber(fields.get("spid")),
    object: {},
    sender,
  };
}

/** A label that the policy does not know, which keeps a process from starting: security/selinux/ss/services.c. */
function readLabelError(record: AuditRecord, event: AuditEvent): Decision | null {
  const fields = readFields(record.body);
  const invalid =
    decodeText(fields.get("invalid_context")) ?? /invalid context:? (\S+)/.exec(record.body)?.[1];
  if (invalid === undefined || invalid === null) return null;
  const call = readCall(event, undefined);
  return {
    ...stamp(event),
    source: parseContext(fields.get("scontext")),
    target: parseContext(fields.get("tcontext")),
    class: fields.get("tclass") ?? null,
    permissions: [],
    result: "error",
    permissive: null,
    comm: decodeText(call.get("comm")),
    exe: decodeText(call.get("exe")),
    pid: readNumber(call.get("pid")),
    path: null,
    name: null,
    object: { label: invalid },
    sender: null,
  };
}

function stamp(event: AuditEvent): Pick<Decision, "time" | "serial" | "raw"> {
  return { time: event.time, serial: event.serial, raw: event.records.map(({ raw }) => raw) };
}

function readVerdict(text: string): Verdict | null {
  const match = verdictPattern.exec(text);
  if (!match) return null;
  const [, verdict, permissions, rest = ""] = match;
  return {
    result: verdict === "granted" ? "granted" : "denied",
    permissions: permissions?.split(/\s+/).filter((word) => word !== "") ?? [],
    rest,
  };
}

type Verdict = Pick<Decision, "permissions"> & { result: "granted" | "denied"; rest: string };

const verdictPattern = /^avc: {1,2}(denied|granted) {1,2}(?:\{ ?([\w ]*?) ?\}|null) (?:for )? ?(.*)$/s;

/** `ssid`, `tsid` stand for a context that the kernel could not spell. */
function readLabels(fields: Fields): Pick<Decision, "source" | "target" | "class" | "permissive"> | null {
  const className = fields.get("tclass");
  const hasSource = fields.has("scontext") || fields.has("ssid");
  const hasTarget = fields.has("tcontext") || fields.has("tsid");
  if (className === undefined || !/^\w+$/.test(className) || !hasSource || !hasTarget) return null;
  const permissive = fields.get("permissive");
  return {
    source: parseContext(fields.get("scontext")),
    target: parseContext(fields.get("tcontext")),
    class: className,
    permissive: permissive === "1" ? true : permissive === "0" ? false : null,
  };
}

/** The system call of the event; of several that of the same process. */
function readCall(event: AuditEvent, pid: string | undefined): Fields {
  const calls = event.records.filter(({ type }) => type === "SYSCALL").map(({ body }) => readFields(body));
  return calls.find((call) => call.get("pid") === pid) ?? calls[0] ?? new Map<string, string>();
}

function readObject(fields: Fields): Decision["object"] {
  const port = readNumber(fields.get("src")) ?? readNumber(fields.get("dest"));
  const capability = readNumber(fields.get("capability"));
  return {
    ...(port === null ? {} : { port }),
    ...(capability === null ? {} : { capability }),
  };
}

function readNumber(text: string | undefined): number | null {
  const digits = text?.replaceAll(" ", "") ?? "";
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
