"use client";

import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Container } from "@/server/contract/container";
import type { Event } from "@/server/contract/event";
import type { HostStatus } from "@/server/contract/host-status";
import type { Job } from "@/server/contract/job";
import { mergeRevision } from "./merge-revision";

export type LiveKeys = { containers: QueryKey; jobs: QueryKey; host: QueryKey };

/** Brings the cache up to one event. The snapshot replaces everything, so a slower answer to a query is dropped. */
export function applyEvent(cache: QueryClient, keys: LiveKeys, event: Event): void {
  switch (event.kind) {
    case "snapshot":
      for (const key of Object.values(keys)) void cache.cancelQueries({ queryKey: key });
      cache.setQueryData<Container[]>(keys.containers, event.containers);
      cache.setQueryData<Job[]>(keys.jobs, event.jobs);
      cache.setQueryData<HostStatus>(keys.host, event.host);
      break;
    case "container":
      cache.setQueryData<Container[]>(keys.containers, (list) =>
        mergeRevision(list ?? [], event.container, (container) => container.name),
      );
      break;
    case "container-removed":
      cache.setQueryData<Container[]>(keys.containers, (list) =>
        list?.filter((container) => container.name !== event.name),
      );
      break;
    case "job":
      cache.setQueryData<Job[]>(keys.jobs, (list) => mergeRevision(list ?? [], event.job, (job) => job.id));
      break;
    case "host":
      cache.setQueryData<HostStatus>(keys.host, event.host);
      break;
    case "log":
    case "figures":
      break;
  }
}
