/**
 * Options of Node for processes that rest most of the time: readable stack traces, and little memory (no threads of V8's
 * own, a small nursery: 35 MB less in the web process, 12 MB in the helper).
 */
export const nodeOptions = ["--enable-source-maps", "--v8-pool-size=0", "--max-semi-space-size=1"];

/** One heap for all threads of the C library (mallopt(3), M_ARENA_MAX). */
export const memoryEnvironment = { MALLOC_ARENA_MAX: "1" };
