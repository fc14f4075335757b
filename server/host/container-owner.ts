import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const ownerFile = "owner.json";
const ownerSchema = z.object({ job: z.string(), uuid: z.string() });

/** The mark in a container's directory that says which job made it, for which domain: nothing else is ever removed. */
export const containerOwner = {
  async write(folder: string, owner: ContainerOwner): Promise<void> {
    const file = await open(join(folder, ownerFile), "wx", 0o600);
    try {
      await file.writeFile(`${JSON.stringify(owner)}\n`);
    } finally {
      await file.close();
    }
  },

  /** Null when there is no such directory, or no mark in it. */
  async read(folder: string): Promise<ContainerOwner | null> {
    const file = await open(join(folder, ownerFile), constants.O_RDONLY | constants.O_NOFOLLOW).catch(
      () => null,
    );
    if (file === null) return null;
    try {
      return ownerSchema.parse(JSON.parse(await file.readFile("utf8")));
    } finally {
      await file.close();
    }
  },
};

export type ContainerOwner = z.infer<typeof ownerSchema>;
