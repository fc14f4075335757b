/**
 * How often the labels of all processes in containers are looked at, in milliseconds: short of a second, so that a round
 * over a thousand containers and the way to the page are within a second too.
 */
export const labelsMs = 800;
