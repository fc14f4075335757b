import type { ContainerName } from "@/server/contract/container-name";
import type { Job } from "@/server/contract/job";
import type { Work } from "@/server/contract/work";

export type JobQueue = {
  submit: (request: JobRequest) => Promise<Job>;
  get: (id: string) => Promise<Job>;
  list: (limit: number) => Promise<Job[]>;
  cancel: (id: string) => Promise<Job>;
};

export type JobRequest = {
  id: string;
  kind: Job["kind"];
  container: ContainerName;
  actor: string;
  arguments: Record<string, string | boolean | number | null>;
  action: string;
  detail: string;
  work: Work;
  onDone?: () => Promise<void>;
};
