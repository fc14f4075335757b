import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const shared = { resolve: { alias: { "@": root } } };

/**
 * unit: pure and quick, any machine · host: real tools as root (libvirt, package databases, PAM), one at a time ·
 * selinux-policy, selinux-product: against the running enforcing host (npm run host).
 */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["{server,components,app,e2e/vm}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.{host,vm}.test.ts", "**/node_modules/**"],
          // They are pure: a process for each file would cost four times what the tests do.
          isolate: false,
          // For a loaded machine: no test takes more than a second of its own.
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: "host",
          include: ["server/**/*.host.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: "selinux-policy",
          include: ["e2e/vm/enforcing-host.vm.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 900_000,
        },
      },
      {
        ...shared,
        test: {
          name: "selinux-product",
          include: ["e2e/vm/installed-product.vm.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
