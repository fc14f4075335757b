/** Of every Python program: `check` raises what errno says for a result below zero. */
export const pythonHead = `import ctypes, os, signal, socket, stat
libc = ctypes.CDLL(None, use_errno=True)
def check(result):
    if result < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
`;
