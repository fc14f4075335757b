"use client";

import type { QueryClient } from "@tanstack/react-query";
import type { Container } from "@/server/contract/container";
import type { Event } from "@/server/contract/event";
import type { HostStatus } from "@/server/contract/host-status";
import type { Job } from "@/server/contract/job";
import type { LiveKeys } from "./apply-event";

/** What the cache knows of everything that events are about, as the event that replaces it all; null with a gap in it. */
export function readSnapshot(cache: QueryClient, keys: LiveKeys): Event | null {
  const containers = cache.getQueryData<Container[]>(keys.containers);
  const jobs = cache.getQueryData<Job[]>(keys.jobs);
  const host = cache.getQueryData<HostStatus>(keys.host);
  return containers && jobs && host ? { kind: "snapshot", containers, jobs, host } : null;
}
