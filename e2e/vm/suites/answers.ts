import type { Locator, Page } from "@playwright/test";
import { expect, it } from "vitest";
import { ask } from "../ask";
import { deliberately } from "../deliberately";
import { readPageStatus } from "../read-page-status";
import { show } from "../show-container";

/**
 * Denials are answered on the page, and the same access is seen to work under SELinux then: files labelled again, and a port
 * opened in policy, definition and init of a program that comes from rpm and lives in an image; and taken back.
 */
export function testAnswers(open: () => Page, { name, rpmName }: { name: string; rpmName: string }): void {
  it("labels files again because of a denial, after which the program reads them", async () => {
    const page = open();
    const { address, path } = await show<{ address: string; path: string }>(name);
    const site = "server { listen 8082; location / { root /etc/nginx; } }";
    await ask(`echo '${site}' >${path}/root/etc/nginx/conf.d/files.conf`);
    await ask(`cp /etc/hostname ${path}/root/etc/nginx/lost && chcon --range s0 ${path}/root/etc/nginx/lost`);
    await reload(name);
    await deliberately(async () => {
      expect(await readPageStatus(`http://${address}:8082/lost`)).toBe("403");
      await page.getByRole("link", { name: "Denials", exact: true }).click();
      await rowOf(page, "read the file lost").getByText("The file carries no pair").waitFor();
    });
    const row = rowOf(page, "read the file lost");
    await row.getByRole("button", { name: "See what changes" }).click();
    await page.getByRole("dialog").getByLabel(`Stop ${name} and start it again`).check();
    await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
    await row.getByText("Watching").waitFor();
    expect(await readPageStatus(`http://${address}:8082/lost`)).toBe("200");
  });

  it("plans a program from the rpm database, whose port the policy refuses", async () => {
    const page = open();
    const options = `--package-db rpm --image 64M --name ${rpmName} --start`;
    await deliberately(async () => {
      await ask(`! sandboxcontainer create /usr/bin/memcached ${options} --unit none -- -u root -p 80`);
      await page.goto(new URL(`/containers/${rpmName}/denials`, page.url()).href);
      await rowOf(page, "listen on port 80").getByText("needs net_bind_service").waitFor();
    });
    expect(await show(rpmName)).toMatchObject({ state: "stopped" });
    expect(await show(`${rpmName} --plan`)).toMatchObject({
      packageDb: "rpm",
      executable: { package: "memcached" },
    });
  });

  it("opens the port because of that denial, and the program answers from its image", async () => {
    const page = open();
    const row = rowOf(page, "listen on port 80");
    await row.getByRole("button", { name: "See what changes" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("region", { name: /CIL/ }).getByText("net_bind_service").first().waitFor();
    await dialog.getByRole("button", { name: "Apply" }).click();
    await row.getByText("Watching").waitFor();
    await ask(`sandboxcontainer start ${rpmName}`);
    expect(await ask(`nsenter --net --target "$(pgrep -x memcached)" bash -c '${askVersion}'`)).toMatch(
      /^VERSION /,
    );
    expect(await show(rpmName)).toMatchObject({ confinement: "enforced" });
    await row.getByText("Fixed, as far as was seen").waitFor();
    await row.getByText(/^Before the change: Port 80/).waitFor();
    await page.screenshot({ path: "e2e/.output/enforcing-host-answer.png", fullPage: true });
  });

  it("takes that back, and the policy refuses the port again", async () => {
    const page = open();
    const row = rowOf(page, "listen on port 80");
    await row.getByRole("button", { name: "Undo" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(`Stop ${rpmName} and start it again`).check();
    await deliberately(async () => {
      await dialog.getByRole("button", { name: "Take it back" }).click();
      await row.getByText("Taken back", { exact: true }).waitFor();
      await row.getByText(/^2 times/).waitFor();
    });
    expect(await show(rpmName)).toMatchObject({ state: "stopped" });
    expect(await ask(`virsh -c lxc:/// dumpxml ${rpmName}`)).not.toContain("net_bind_service");
  });

  it("has seen meanwhile that the files it labelled are not denied any more", async () => {
    const page = open();
    await page.goto(new URL(`/containers/${name}/denials`, page.url()).href);
    await rowOf(page, "read the file lost").getByText("Fixed, as far as was seen").waitFor();
  });
}

const askVersion = String.raw`exec 3<>/dev/tcp/127.0.0.1/80; printf "version\r\n" >&3; head -n1 <&3`;

function rowOf(page: Page, text: string): Locator {
  return page.getByRole("region", { name: "Denials" }).getByRole("listitem").filter({ hasText: text });
}

/** Has nginx read its settings again. */
async function reload(name: string): Promise<void> {
  const { initPid } = await show<{ initPid: number }>(name);
  await ask(`kill -HUP "$(pgrep --ns ${initPid} --nslist pid --oldest --full 'nginx: master')"`);
}
