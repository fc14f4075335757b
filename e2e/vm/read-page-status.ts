import { ask } from "./ask";

/** The status of a page of a container, which may have to be waited for. */
export async function readPageStatus(url: string): Promise<string> {
  const patience = "--retry 30 --retry-connrefused --retry-delay 1";
  return ask(`curl --silent ${patience} --output /dev/null --write-out %{http_code} ${url}`);
}
