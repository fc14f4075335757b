import { createKernelFiles } from "./kernel-files";

/** Reads a file of the kernel once; null where there is none or it says nothing. */
export const readKernelFile = createKernelFiles().read;
