import koffi from "koffi";

/**
 * What a bzip2 stream holds, at most `maxBytes`, by the library that the policy tools are linked with themselves (bzlib.h). Throws
 * when it is damaged or longer.
 */
export function decompressBzip2(data: Buffer, maxBytes: number): Buffer {
  const target = Buffer.allocUnsafe(maxBytes);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(maxBytes);
  decompress ??= load();
  const code = decompress(target, length, data, data.length, 0, 0);
  if (code !== 0) throw new Error(`A bzip2 stream could not be read (${code}).`);
  return target.subarray(0, length.readUInt32LE());
}

let decompress: ReturnType<typeof load> | undefined;

function load() {
  const library = openLibrary();
  return library.func(
    "int BZ2_bzBuffToBuffDecompress(void *target, void *length, void *data, uint size, int small, int verbosity)",
  );
}

/** Debian's name, which says what of the version counts, and Fedora's. */
function openLibrary() {
  try {
    return koffi.load("libbz2.so.1.0");
  } catch {
    return koffi.load("libbz2.so.1");
  }
}
