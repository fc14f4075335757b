"use client";

/** Ids of the jobs whose steps and end are on the page in sight. */
export const shownJobs = new Set<string>();
