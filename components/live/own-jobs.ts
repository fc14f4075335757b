"use client";

/** Ids of the jobs that this tab started and whose end it has yet to show. */
export const ownJobs = new Set<string>();
