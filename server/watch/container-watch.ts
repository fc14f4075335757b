import type { Container } from "@/server/contract/container";
import type { Event } from "@/server/contract/event";
import type { HostStatus } from "@/server/contract/host-status";

export type ContainerWatch = {
  list: () => Container[];
  get: (name: string) => Container | null;
  host: () => HostStatus;
  refresh: () => Promise<void>;
  subscribe: (options: SubscribeOptions) => AsyncGenerator<{ id: string; event: Event }>;
};

export type SubscribeOptions = { lastEventId: string | null; log: string | null; signal: AbortSignal };
