/** A browser's part of the conversation, without a browser: same-origin requests with the session cookie, kept alive. */
export class WebClient {
  readonly url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.url = url;
    this.#cookie = cookie;
  }

  /** Signs in with a one-time link, as its page does. */
  static async signIn(url: string, link: string): Promise<WebClient> {
    const token = link.split("#token=")[1];
    const answer = await fetch(`${url}/api/trpc/auth.redeem`, {
      method: "POST",
      headers: { origin: url, "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
    const [cookie] = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    if (!answer.ok || cookie === undefined)
      throw new Error(`No sign-in: ${answer.status} ${await answer.text()}`);
    return new WebClient(url, cookie);
  }

  /** GET of one path, as the signed-in person. Throws unless the answer is good. */
  async get(path: string, options: { accept?: string; signal?: AbortSignal } = {}): Promise<Response> {
    const { accept = "*/*", signal = null } = options;
    const answer = await fetch(`${this.url}${path}`, { headers: { cookie: this.#cookie, accept }, signal });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
    return answer;
  }

  /** One query of the API, its answer read to the end. */
  async query<Output>(procedure: string, input: unknown): Promise<Output> {
    const answer = await this.get(toPath(procedure, input));
    return ((await answer.json()) as { result: { data: Output } }).result.data;
  }

  /** The events of a subscription as they come (server-sent events: lines, one empty line behind each event). */
  async *subscribe<Output>(procedure: string, input: unknown, signal: AbortSignal): AsyncGenerator<Output> {
    const answer = await this.get(toPath(procedure, input), { accept: "text/event-stream", signal });
    if (answer.body === null) throw new Error("The stream has no body.");
    let text = "";
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      const parts = (text + chunk).split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        const data = /^data: ?(.+)$/m.exec(part)?.[1];
        if (data !== undefined && data !== "" && !/^event:/m.test(part)) yield JSON.parse(data) as Output;
      }
    }
  }
}

function toPath(procedure: string, input: unknown): string {
  return `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
}
