import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AbsolutePath } from "@/server/contract/absolute-path";
import { findMentions } from "./config-mentions";

const file = "/etc/x.conf" as AbsolutePath;
const accounts = new Set(["www-data", "redis", "memcache", "daemon", "mail"]);
const find = (text: string) =>
  findMentions(text, file, accounts).map(({ what, value, line }) => `${line} ${what} ${value}`);

describe("findMentions", () => {
  it.each([
    ["root /var/www/html;", ["1 path /var/www/html"]],
    ["access_log /var/log/nginx/*.log;", ["1 path /var/log/nginx"]],
    ["include /etc/nginx/modules-enabled/*.conf;", ["1 path /etc/nginx/modules-enabled"]],
    ["export RUN_DIR=/var/run/apache2$SUFFIX", ["1 path /run/apache2"]],
    ["logfile /var/log/redis/redis-%d.log", ["1 path /var/log/redis"]],
    ["<Directory /usr/share>", []],
    ['DocumentRoot "/srv/pages"', ["1 path /srv/pages"]],
    ["unix:/run/php/fpm.sock;", ["1 path /run/php/fpm.sock"]],
    ["proxy http://host/var/lib/x", []],
    ["home /variable", []],
    ["conf $DIR}/etc/x ~/var/y", []],
    ["path /etc/../etc/shadow", []],
  ])("paths: %s", (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it.each([
    ["user www-data;", ["1 account www-data"]],
    ["User=redis\nGroup=redis", ["1 account redis"]],
    ["-u memcache", ["1 account memcache"]],
    ["export APACHE_RUN_USER=www-data", ["1 account www-data"]],
    ["chown_user: redis:mail", ["1 account redis", "1 account mail"]],
    ["nginx -g 'daemon on;'", []],
    ["mail {", []],
    ["user www-data2;", []],
  ])("accounts: %s", (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it.each([
    ["bind 127.0.0.1 -::1", ["1 loopback 127.0.0.1", "1 loopback ::1"]],
    ["-l 127.0.0.1", ["1 loopback 127.0.0.1"]],
    ["listen localhost:80;", ["1 loopback localhost"]],
    ["proxy_pass http://127.0.0.1:8080;", []],
    ["bind 10.127.0.0.1", []],
  ])("loopback: %s", (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it("leaves comments out and keeps line numbers", () => {
    const text =
      "# /var/a\n; /var/b\n\t// /var/c\nx /var/d # /var/e\n<!-- /var/f\n/var/g -->\n/* /var/h\n*/\n/var/i\n";
    expect(find(text)).toEqual(["4 path /var/d", "9 path /var/i"]);
  });

  it("names each value once per file", () => {
    expect(find("a /var/x\nb /var/x\n")).toEqual(["1 path /var/x"]);
  });

  it("never throws and names only what stands there", () => {
    const piece = fc.constantFrom(
      "/var/",
      "/etc/x",
      "..",
      "*",
      "$A",
      " ",
      "\n",
      "user ",
      "redis",
      "#",
      "::1",
      "bind ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        const text = parts.join("");
        for (const { what, value, line } of findMentions(text, file, accounts)) {
          const there = text.split("\n")[line - 1] ?? "";
          expect(there.includes(value) || (what === "path" && there.includes(`/var${value}`))).toBe(true);
        }
      }),
    );
  });
});
