import { describe, expect, it } from "vitest";
import type { Facts, FileFacts } from "@/server/contract/facts";
import type { PlanEntry } from "@/server/contract/plan";
import { file, makeFacts, mention, unit } from "../testing/make-facts";
import { planFor } from "../testing/plan-for";

describe("what becomes of a path", () => {
  it("is the administrator's choice first, for everything below, the longest path first", () => {
    const files = [file("/etc/thing/a"), file("/etc/thing/sub/b"), file("/etc/thingy/c")];
    const chosen = { "/etc/thing": "omit", "/etc/thing/sub": "copy" };
    const entries = entriesOf({ files }, { dispositions: chosen });
    expect(entries.get("/etc/thing/a")?.disposition).toBe("omit");
    expect(entries.get("/etc/thing/sub/b")?.reason).toEqual({
      evidence: "choice",
      text: "chosen for /etc/thing/sub and everything below it",
    });
    expect(entries.get("/etc/thingy/c")?.reason.evidence).toBe("package");
    expect(entries.get("/etc/thing")?.disposition).toBe("empty");
  });

  it("is never the host's password hashes or keys, not even chosen", () => {
    for (const path of ["/etc/shadow", "/etc/gshadow-", "/etc/sudoers.d/x", "/etc/ssh/ssh_host_rsa_key"]) {
      const entries = entriesOf({ files: [file(path)] }, { dispositions: { [path]: "copy" } });
      expect(entries.get(path)?.disposition, path).toBe("omit");
    }
  });

  it("is shared in /usr, by whatever name, and in the /opt of the program", () => {
    const entries = entriesOf({
      files: [file("/lib/systemd/system/thing.service"), file("/opt/thing/lib/x.so")],
    });
    expect(entries.get("/usr/lib/systemd/system/thing.service")?.disposition).toBe("shared");
    expect(entries.get("/opt/thing/lib/x.so")?.disposition).toBe("shared");
    expect(entries.get("/opt/thing")?.disposition).toBe("shared");
  });

  it("is a copy for configuration, also an administrator's, and names the evidence", () => {
    const files = [
      file("/etc/thing", { kind: "directory" }),
      file("/etc/thing/main.conf", { flags: ["config"], mode: 0o640, owner: "www-data", uid: 33 }),
      file("/etc/thing/mine.conf", { package: null }),
    ];
    const entries = entriesOf({ files });
    expect(entries.get("/etc/thing/main.conf")).toMatchObject({
      disposition: "copy",
      reason: { evidence: "package", text: "shipped by thing as a configuration file" },
    });
    expect(entries.get("/etc/thing/mine.conf")).toMatchObject({
      disposition: "copy",
      reason: { text: "put by an administrator into /etc/thing, the configuration directory of thing" },
    });
  });

  it("is left out for what only the host's own services read", () => {
    const files = ["/etc/cron.d/thing", "/etc/init.d/thing", "/etc/logrotate.d/thing", "/etc/ufw/x"].map(
      (path) => file(path),
    );
    for (const entry of files.map(({ path }) => entriesOf({ files }).get(path))) {
      expect(entry).toMatchObject({ disposition: "omit", reason: { evidence: "place" } });
    }
    const named = entriesOf({ files, mentions: [mention("/etc/cron.d/thing", file("/etc/cron.d/thing"))] });
    expect(named.get("/etc/cron.d/thing")?.disposition).toBe("copy");
  });

  it("is left out for secrets that no package ships, with a warning when the configuration names one", () => {
    const key = file("/etc/thing/site.key", { package: null, mode: 0o640 });
    const secret = file("/etc/thing/secret", { package: null, mode: 0o600 });
    const files = [
      file("/etc/thing", { kind: "directory" }),
      key,
      secret,
      file("/etc/thing/own", { mode: 0o600 }),
    ];
    const plan = planFor(makeFacts({ files, mentions: [mention(key.path, key)] }));
    const entries = new Map<string, PlanEntry>(plan.entries.map((entry) => [entry.path, entry]));
    expect(entries.get(key.path)?.reason.text).toContain("a secret");
    expect(entries.get(secret.path)?.disposition).toBe("omit");
    expect(entries.get("/etc/thing/own")?.disposition).toBe("copy");
    const warning = plan.warnings.find(({ code }) => code === "named_but_left_out");
    expect(warning?.text).toContain("/etc/thing.conf line 7 names it");
    expect(warning?.path).toBe(key.path);
  });

  it("is a copy with its content for a web root, and an empty directory for state", () => {
    const root = file("/srv/site", { kind: "directory", package: null });
    const state = file("/var/lib/thing", { kind: "directory", mode: 0o750, uid: 33, owner: "www-data" });
    const files = [
      root,
      file("/srv/site/index.html", { package: null }),
      state,
      file("/var/lib/thing/live.db", { package: null }),
    ];
    const entries = entriesOf({ files, mentions: [mention(root.path, root), mention(state.path, state)] });
    expect(entries.get("/srv/site/index.html")).toMatchObject({
      disposition: "copy",
      reason: { evidence: "configuration", text: "in /srv/site, named in /etc/thing.conf line 7" },
    });
    expect(entries.get("/var/lib/thing")).toMatchObject({
      disposition: "empty",
      mode: 0o750,
      owner: "www-data",
    });
    expect(entries.get("/var/lib/thing/live.db")).toMatchObject({
      disposition: "omit",
      reason: { text: "the host's own data, not shipped by a package" },
    });
  });

  it("leaves a directory of many sites to what is named inside it", () => {
    const www = file("/var/www", { kind: "directory", package: null });
    const site = file("/var/www/site", { kind: "directory", package: null });
    const files = [
      www,
      site,
      file("/var/www/other/x", { package: null }),
      file("/var/www/site/x", { package: null }),
    ];
    const entries = entriesOf({ files, mentions: [mention(www.path, www), mention(site.path, site)] });
    expect(entries.get("/var/www/site/x")?.disposition).toBe("copy");
    expect(entries.get("/var/www/other/x")?.disposition).toBe("omit");
  });

  it("makes the directory of a log that does not exist yet, for the account that writes it", () => {
    const account = {
      what: "account" as const,
      value: "www-data",
      file: "/etc/thing.conf",
      line: 3,
      found: null,
      whole: true,
    };
    const mentions = [
      account as Facts["mentions"][number],
      mention("/var/log/thing/x.log", null),
      mention("/images/x", null),
    ];
    const entries = entriesOf({ units: [unit()], mentions });
    expect(entries.get("/var/log/thing")).toMatchObject({ disposition: "empty", owner: "www-data" });
    expect(entries.has("/images")).toBe(false);
  });

  it("never takes people's own files unless chosen", () => {
    const home = file("/home/ann/site", { kind: "directory", package: null });
    const entries = entriesOf({ files: [home], mentions: [mention(home.path, home)] });
    expect(entries.get("/home/ann/site")?.disposition).toBe("omit");
    const chosen = entriesOf({ files: [home] }, { dispositions: { "/home/ann/site": "copy" } });
    expect(chosen.get("/home/ann/site")?.disposition).toBe("copy");
    expect(chosen.get("/home/ann")?.disposition).toBe("empty");
  });

  it("follows the unit's directories with their owner and mode", () => {
    const followed = unit({
      user: "www-data",
      directories: [
        { kind: "state", path: "/var/lib/x" as FileFacts["path"], mode: "0700" },
        { kind: "runtime", path: "/run/x" as FileFacts["path"], mode: "0750" },
      ],
    });
    const plan = planFor(makeFacts({ units: [followed] }));
    expect(plan.entries.find(({ path }) => path === "/var/lib/x")).toMatchObject({
      mode: 0o700,
      owner: "www-data",
      reason: { text: "StateDirectory= in thing.service" },
    });
    expect(plan.init.runtimeDirectories.at(-1)).toMatchObject({
      path: "/run/x",
      mode: "0750",
      user: "www-data",
    });
  });
});

function entriesOf(facts: Partial<Facts>, changes: Record<string, unknown> = {}): Map<string, PlanEntry> {
  return new Map(planFor(makeFacts(facts), changes).entries.map((entry) => [entry.path, entry]));
}
