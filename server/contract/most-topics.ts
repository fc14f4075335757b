/** As many topics as one subscription may have. */
export const mostTopics = 64;
