"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemNote } from "../live/problem-note";
import { useTRPC } from "../live/trpc";
import { CodeView } from "../ui/code-view";
import { Segmented } from "../ui/segmented";
import { Skeleton } from "../ui/skeleton";

/** The domain as it was planned, and as libvirt runs it now. */
export function XmlTab({ name }: { name: string }) {
  const [which, setWhich] = useState<"stored" | "live">("stored");
  const { data, error, refetch } = useQuery(
    useTRPC().containers.xml.queryOptions({ name }, { refetchOnMount: "always" }),
  );
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-96 w-full" />;
  const shown = which === "live" && data.live !== null ? data.live : data.stored;
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        legend="Definition"
        value={data.live === null ? "stored" : which}
        onValueChange={setWhich}
        options={[
          { value: "stored", label: "Stored" },
          {
            value: "live",
            label: data.live === null ? "Live (not running)" : "Live",
            disabled: data.live === null,
          },
        ]}
      />
      <CodeView code={shown} language="xml" label={`${which} domain XML`} maxHeight="70vh" />
    </div>
  );
}
