import type { Container } from "@/server/contract/container";
import { ScError } from "@/server/contract/error";
import type { Services } from "../services";

/** The container as it is now. Throws container_not_found. */
export function requireContainer({ watch }: Pick<Services, "watch">, name: string): Container {
  const container = watch.get(name);
  if (!container) throw new ScError("container_not_found", `There is no container named ${name}.`);
  return container;
}
