/** Closed list of what can go wrong; the user sees `message`, `fix` says what to do. */
export const errorCodes = [
  "bad_input",
  "not_signed_in",
  "not_allowed",
  "sign_in_failed",
  "too_many_tries",
  "bad_origin",
  "executable_not_found",
  "executable_refused",
  "package_not_found",
  "package_db_missing",
  "plan_refused",
  "plan_changed",
  "draft_not_found",
  "draft_changed",
  "name_taken",
  "domain_exists",
  "path_exists",
  "disk_full",
  "no_pair_free",
  "no_address_free",
  "container_not_found",
  "container_busy",
  "container_running",
  "container_not_running",
  "job_not_found",
  "job_not_cancellable",
  "log_not_found",
  "denial_not_found",
  "libvirt_unreachable",
  "command_failed",
  "command_missing",
  "cancelled",
  "helper_unreachable",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error that a person can act on. Anything else that is thrown is a bug and shown as `internal`. */
export class ScError extends Error {
  override readonly name = "ScError";
  readonly code: ErrorCode;
  /** What to do about it, in words; null when there is nothing. */
  readonly fix: string | null;

  constructor(code: ErrorCode, message: string, options: { fix?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.fix = options.fix ?? null;
  }
}
