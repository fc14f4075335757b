import { libc } from "@/server/host/libc";
import { type OpenLog, readLogBytes } from "./open-log";

/**
 * The bytes of an open log from its oldest line on to the end that it has now. What was given up meanwhile, and holes that
 * somebody made, are left out.
 */
export async function* readLogStretches(log: OpenLog): AsyncGenerator<Buffer> {
  for (let offset = log.begin; offset < log.size; ) {
    const data = libc.seek(log.fd, offset, "data");
    if (data === null || data >= log.size) return;
    const bytes = await readLogBytes(log, data, Math.min(data + stretchBytes, log.size));
    if (bytes.length === 0) return;
    yield bytes;
    offset = data + bytes.length;
  }
}

const stretchBytes = 256 * 1024;
