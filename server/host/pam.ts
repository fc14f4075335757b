import { existsSync } from "node:fs";
import koffi from "koffi";
import { ScError } from "@/server/contract/error";

/**
 * Whether PAM lets this account in: the password fits and the account is neither locked nor expired (pam_authenticate(3)
 * and pam_acct_mgmt(3); empty passwords never). `address` is told to the modules as the remote host. Takes about two
 * seconds when it refuses, off the main thread. Throws ScError command_missing without libpam.
 */
export async function authenticate(user: string, password: string, address: string): Promise<boolean> {
  return inSession(user, password, async (handle, pam) => {
    await call(pam.setItem, handle, rhostItem, address);
    const proven = await call(pam.authenticate, handle, disallowEmptyPassword | silent);
    return (
      proven === success && (await call(pam.acctMgmt, handle, disallowEmptyPassword | silent)) === success
    );
  });
}

/** Whether the account is still in force: not expired and not asked to change its password first. No password needed. */
export async function isAccountValid(user: string): Promise<boolean> {
  return inSession(user, "", async (handle, pam) => {
    return (await call(pam.acctMgmt, handle, disallowEmptyPassword | silent)) === success;
  });
}

// The modules run on the stack that koffi gives to asynchronous calls: 128 KiB by itself, too little for crypt(3) and
// pam_cap. It can be set only before the first library is loaded, so at import.
koffi.config({ async_stack_size: 2 * 1024 * 1024, resident_async_pools: 1, max_async_calls: 16 });

/** Constants of security/_pam_types.h. */
const success = 0;
const promptEchoOff = 1;
const promptEchoOn = 2;
const conversationError = 19;
const rhostItem = 4;
const disallowEmptyPassword = 0x1;
const silent = 0x8000;
const maxMessages = 32;

type Handle = { readonly pamHandle: unique symbol };
type Pam = ReturnType<typeof load>;

async function inSession(
  user: string,
  password: string,
  task: (handle: Handle, pam: Pam) => Promise<boolean>,
): Promise<boolean> {
  const pam = getPam();
  const conversation = koffi.register(answerWith(pam, user, password), koffi.pointer(pam.conversationType));
  const handles: [Handle | null] = [null];
  let last: number = success;
  try {
    last = await call(pam.start, findService(), user, { conv: conversation, appdata: null }, handles);
    const [handle] = handles;
    return last === success && handle !== null && (await task(handle, pam));
  } finally {
    if (handles[0]) await call(pam.end, handles[0], last);
    koffi.unregister(conversation);
  }
}

/** Our own service file when the host has one, else that of the console sign-in, which every host has. */
function findService(): string {
  const services = ["sandboxcontainer", "login"];
  const folders = ["/etc/pam.d", "/usr/lib/pam.d"];
  return services.find((name) => folders.some((folder) => existsSync(`${folder}/${name}`))) ?? "other";
}

/** The modules' questions: a hidden one is the password, a shown one the name. PAM frees what is handed over (pam_conv(3)). */
function answerWith(pam: Pam, user: string, password: string) {
  return (count: number, messages: unknown, responses: unknown): number => {
    if (count <= 0 || count > maxMessages) return conversationError;
    const list = pam.calloc(count, koffi.sizeof(pam.responseType));
    if (list === null) return conversationError;
    const pointers: unknown[] = koffi.decode(messages, koffi.array("void *", count));
    for (const [index, pointer] of pointers.entries()) {
      const { style }: { style: number } = koffi.decode(pointer, pam.messageType);
      const text = style === promptEchoOff ? password : style === promptEchoOn ? user : null;
      const response = { resp: text === null ? null : pam.strdup(text), code: 0 };
      koffi.encode(list, index * koffi.sizeof(pam.responseType), pam.responseType, response);
    }
    koffi.encode(responses, "void *", list);
    return success;
  };
}

let loaded: Pam | undefined;

function getPam(): Pam {
  loaded ??= load();
  return loaded;
}

function load() {
  const pam = openLibrary("libpam.so.0");
  const libc = openLibrary("libc.so.6");
  const conversationType = koffi.proto("int sc_pam_conversation(int, void *, void *, void *)");
  koffi.struct("sc_pam_conv", { conv: koffi.pointer(conversationType), appdata: "void *" });
  return {
    conversationType,
    messageType: koffi.struct("sc_pam_message", { style: "int", text: "void *" }),
    responseType: koffi.struct("sc_pam_response", { resp: "void *", code: "int" }),
    start: pam.func("int pam_start(const char *, const char *, const sc_pam_conv *, _Out_ void **)"),
    end: pam.func("int pam_end(void *, int)"),
    setItem: pam.func("int pam_set_item(void *, int, const char *)"),
    authenticate: pam.func("int pam_authenticate(void *, int)"),
    acctMgmt: pam.func("int pam_acct_mgmt(void *, int)"),
    calloc: libc.func("void *calloc(size_t, size_t)"),
    strdup: libc.func("void *strdup(const char *)"),
  };
}

function openLibrary(name: string) {
  try {
    return koffi.load(name);
  } catch (cause) {
    throw new ScError("command_missing", `${name} is not installed on this host.`, { cause });
  }
}

/** Runs a native function on another thread. */
function call(native: { async: (...values: unknown[]) => unknown }, ...values: unknown[]): Promise<number> {
  return new Promise((resolve, reject) => {
    native.async(...values, (error: unknown, result: number) => (error ? reject(error) : resolve(result)));
  });
}
