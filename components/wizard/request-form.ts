import type { PlanRequest } from "@/server/contract/plan-request";

/** The first step as it is typed: text where a person types text. */
export type RequestForm = {
  executable: string;
  name: string;
  /** One argument a line; empty: what the unit file says. */
  arguments: string;
  store: "directory" | "image";
  imageMiB: string;
  network: "none" | "nat";
  memoryMiB: string;
  autostart: boolean;
};

/** The form in the address, so that a link can open it filled and a reload keeps it. */
export function readForm(params: URLSearchParams): RequestForm {
  return {
    executable: params.get("executable") ?? "",
    name: params.get("name") ?? "",
    arguments: params.getAll("arg").join("\n"),
    store: params.has("image") ? "image" : "directory",
    imageMiB: params.get("image") ?? "256",
    network: params.get("network") === "none" ? "none" : "nat",
    memoryMiB: params.get("memory") ?? "512",
    autostart: params.has("autostart"),
  };
}

/** The form as search parameters, without what is the default. */
export function writeForm(form: RequestForm): URLSearchParams {
  const params = new URLSearchParams();
  if (form.executable) params.set("executable", form.executable);
  if (form.name) params.set("name", form.name);
  if (form.arguments) for (const argument of form.arguments.split("\n")) params.append("arg", argument);
  if (form.store === "image") params.set("image", form.imageMiB);
  if (form.network === "none") params.set("network", "none");
  if (form.memoryMiB !== "512") params.set("memory", form.memoryMiB);
  if (form.autostart) params.set("autostart", "1");
  return params;
}

/** The form that a request was made with. */
export function formOf(request: PlanRequest): RequestForm {
  return {
    executable: request.executable,
    name: request.name,
    arguments: request.arguments?.join("\n") ?? "",
    store: request.store.kind,
    imageMiB: request.store.kind === "image" ? request.store.sizeMiB.toString() : "256",
    network: request.network,
    memoryMiB: request.memoryMiB.toString(),
    autostart: request.autostart,
  };
}

/** The request of a form; `base` keeps the choices of the later steps while the program stays the same. */
export function requestOf(form: RequestForm, base: PlanRequest | null): RequestInput {
  const typed = form.arguments.split("\n").filter((line) => line !== "");
  const kept = base?.executable === form.executable ? base : null;
  return {
    executable: form.executable,
    name: form.name,
    ...(kept?.packageDb && { packageDb: kept.packageDb }),
    ...(kept?.unit !== undefined && { unit: kept.unit }),
    ...(typed.length > 0 && { arguments: typed }),
    store:
      form.store === "image"
        ? { kind: "image", sizeMiB: Number.parseInt(form.imageMiB, 10) }
        : { kind: "directory" },
    network: form.network,
    memoryMiB: Number.parseInt(form.memoryMiB, 10),
    autostart: form.autostart,
    dispositions: kept?.dispositions ?? {},
    capabilities: kept?.capabilities ?? {},
  };
}

/** What the helper takes as a request: plain strings, not yet checked. */
export type RequestInput = Omit<
  PlanRequest,
  "executable" | "name" | "dispositions" | "packageDb" | "arguments" | "unit"
> &
  Partial<Pick<PlanRequest, "packageDb" | "arguments" | "unit">> & {
    executable: string;
    name: string;
    dispositions: Record<string, PlanRequest["dispositions"][keyof PlanRequest["dispositions"]]>;
  };
