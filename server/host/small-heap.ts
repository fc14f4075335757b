import { setFlagsFromString } from "node:v8";

// Imported first by the helper, for its effect: it rests most of the time, so memory counts for more than speed of code.
setFlagsFromString("--optimize-for-size");
