"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ownJobs } from "../live/own-jobs";
import { ProblemNote } from "../live/problem-note";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { useMay } from "../live/use-may";
import { Button } from "../ui/button";
import { CheckField } from "../ui/check-field";
import { CommandLine } from "../ui/command-line";
import { Note } from "../ui/note";
import { notify } from "../ui/notify";
import { Panel } from "../ui/panel";
import { Skeleton } from "../ui/skeleton";
import { TextField } from "../ui/text-field";
import { DeletionLists } from "./deletion-lists";

/** What a delete takes and what it leaves; it needs the name typed, and a tick when the container runs. */
export function DeleteTab({ name }: { name: string }) {
  const mayNot = useMay("admin");
  if (mayNot) return <Note tone="info" title={mayNot} />;
  return <DeleteForm name={name} />;
}

function DeleteForm({ name }: { name: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [force, setForce] = useState(false);
  const preview = useQuery(
    trpc.containers.previewDeletion.queryOptions({ name }, { refetchOnMount: "always" }),
  );
  const remove = useMutation(
    trpc.containers.delete.mutationOptions({
      onSuccess: ({ jobId }) => {
        ownJobs.add(jobId);
        router.push("/containers");
      },
      onError: (error) => {
        const problem = readProblem(error);
        notify("error", `${name} was not deleted`, [problem.message, problem.fix].filter(Boolean).join(" "));
      },
    }),
  );
  if (preview.error) return <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Skeleton className="h-80 w-full" />;
  const { running } = preview.data;
  const reason =
    typed !== name ? "Type the name first." : running && !force ? "It is running: tick the box first." : null;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <DeletionLists deletion={preview.data} />
      <Panel title={`Delete ${name}`}>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason === null) remove.mutate({ name, force });
          }}
        >
          <TextField
            label={`Type ${name} to confirm`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {running && (
            <CheckField
              label="It is running: stop it at once and delete it"
              checked={force}
              onCheckedChange={setForce}
            />
          )}
          <Button
            type="submit"
            tone="danger"
            className="self-start"
            busy={remove.isPending}
            disabledReason={reason}
          >
            Delete {name}
          </Button>
        </form>
      </Panel>
      <CommandLine command={`sandboxcontainer delete ${name}${running ? " --force" : ""}`} />
    </div>
  );
}
