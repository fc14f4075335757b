import type { Facts } from "@/server/contract/facts";
import apache2 from "../fixtures/apache2.json";
import memcached from "../fixtures/memcached.json";
import nginx from "../fixtures/nginx.json";
import passwd from "../fixtures/passwd.json";
import python3 from "../fixtures/python3.json";
import redisServer from "../fixtures/redis-server.json";

/** Facts of a real Debian 12 host, with the bulk of /usr, certificates and alternatives taken out; a fresh copy. */
export function readFacts(name: keyof typeof fixtures): Facts {
  return structuredClone(fixtures[name]) as unknown as Facts;
}

const fixtures = { apache2, memcached, nginx, passwd, python3, "redis-server": redisServer };
