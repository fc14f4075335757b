import { describe, expect, it } from "vitest";
import { planRequestSchema } from "@/server/contract/plan-request";
import { createCommand } from "./create-command";

describe("createCommand", () => {
  it("leaves out what is the default", () => {
    const request = planRequestSchema.parse({ executable: "/usr/sbin/nginx", name: "web1" });
    expect(createCommand(request)).toBe("sandboxcontainer create /usr/sbin/nginx --name web1");
  });

  it("says every choice and quotes what a shell would take apart", () => {
    const request = planRequestSchema.parse({
      executable: "/opt/my app/run",
      name: "app",
      unit: null,
      store: { kind: "image", sizeMiB: 64 },
      network: "none",
      memoryMiB: 256,
      dispositions: { "/srv/it's here": "copy" },
      capabilities: { net_raw: true, chown: false },
      arguments: ["-c", "echo $HOME; rm x"],
    });
    expect(createCommand(request)).toBe(
      "sandboxcontainer create '/opt/my app/run' --name app --unit none --image 64M --network none --memory 256M " +
        "--set '/srv/it'\\''s here=copy' --allow net_raw --deny chown -- -c 'echo $HOME; rm x'",
    );
  });
});
