"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { Button } from "../ui/button";
import { Note } from "../ui/note";
import { Spinner } from "../ui/spinner";
import { TextField } from "../ui/text-field";
import { ProductMark } from "./product-mark";

/** Sign-in by system account, or by a one-time link whose token comes behind # and never reaches a server log. */
export function SignInForm() {
  const trpc = useTRPC();
  const signIn = useMutation(trpc.auth.signIn.mutationOptions({ onSuccess: enter }));
  const redeem = useMutation(trpc.auth.redeem.mutationOptions({ onSuccess: enter }));
  const [hasEnded, setEnded] = useState(false);
  const redeemOnce = useRef(redeem.mutate);
  const userField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const token = new URLSearchParams(location.hash.slice(1)).get("token");
    setEnded(new URLSearchParams(location.search).has("ended"));
    if (token === null) return userField.current?.focus();
    history.replaceState(null, "", location.pathname + location.search);
    redeemOnce.current({ token });
  }, []);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ user: readField(form, "user"), password: readField(form, "password") });
  }

  const failed = signIn.error ?? redeem.error;
  const problem = failed ? readProblem(failed) : null;
  const isBusy = signIn.isPending || redeem.isPending || signIn.isSuccess || redeem.isSuccess;
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[14vh]">
      <div className="w-full max-w-90">
        <h1 className="mb-6 flex items-center gap-2.5 font-semibold text-xl">
          <ProductMark />
          Secure Containers
        </h1>
        <form onSubmit={submit} className="flex flex-col gap-4 rounded-lg border bg-surface p-5">
          {problem && (
            <Note tone="danger" title={problem.message} alert>
              {problem.fix}
            </Note>
          )}
          {hasEnded && !problem && <Note tone="info" title="Your session has ended. Sign in again." />}
          <TextField
            ref={userField}
            label="User"
            name="user"
            autoComplete="username"
            required
            autoCapitalize="none"
          />
          <TextField
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            hint="An account of this host that is in its administrator group."
          />
          <Button type="submit" tone="primary" busy={isBusy} icon={isBusy ? <Spinner /> : undefined}>
            {redeem.isPending ? "Using the one-time link" : "Sign in"}
          </Button>
        </form>
        <p className="mt-4 text-muted text-sm">
          Root on this host can also make a one-time link:{" "}
          <code className="font-mono">sandboxcontainer login-link</code>
        </p>
      </div>
    </main>
  );
}

/** A full load, so that the pages start with the new session. Only a path of this site is followed. */
function enter() {
  const next = new URLSearchParams(location.search).get("next") ?? "";
  location.assign(/^\/(?![/\\])/.test(next) ? next : "/containers");
}

function readField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
