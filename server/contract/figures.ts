import { z } from "zod";

/** What a container has used until a moment and uses in it, as the kernel counts for its control groups. */
export const figuresSchema = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  /** Processor time since its start, microseconds, of all processors together. */
  cpuMicroseconds: z.number().nullable(),
  /** Bytes of memory in use, without the part of the file cache that the kernel may take back at once. */
  memoryBytes: z.number().nullable(),
  /** Processes and threads. */
  tasks: z.number().nullable(),
  /** Bytes read from and written to block devices since its start. */
  readBytes: z.number().nullable(),
  writtenBytes: z.number().nullable(),
});

export type Figures = z.infer<typeof figuresSchema>;
