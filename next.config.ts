import type { NextConfig } from "next";

/** `npm run check` does the type check, with the compiler that Next cannot call (TypeScript 7). */
const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  /** While Next exchanges a page's head the page has no icon for a moment, and a browser asks for this one. */
  rewrites: () => Promise.resolve([{ source: "/favicon.ico", destination: "/icon.svg" }]),
  images: { unoptimized: true },
  experimental: {
    /** A page holds no data of its own, all of it comes from the helper: keep it, so that a tab opens at once. */
    staleTimes: { dynamic: 600, static: 600 },
  },
};

export default config;
