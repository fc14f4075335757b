/**
 * How old the look at the host's pairs may be when a draft gets its own: a look takes half a second, and a pair is one of
 * half a million at random. A build from a draft older than this looks again.
 */
export const takenPairsMaxAgeMs = 30_000;
