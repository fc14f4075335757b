"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleUser, LogOut } from "lucide-react";
import { readProblem } from "../live/read-problem";
import { useTRPC } from "../live/trpc";
import { useSession } from "../live/use-session";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";
import { notify } from "../ui/notify";
import { Skeleton } from "../ui/skeleton";

/** Who is signed in, as what, and the way out. */
export function AccountMenu() {
  const { data: session } = useSession();
  const signOut = useMutation(
    useTRPC().auth.signOut.mutationOptions({
      onSuccess: () => location.assign("/sign-in"),
      onError: (error) => notify("error", "Signing out failed", readProblem(error).message),
    }),
  );
  if (!session) return <Skeleton className="h-7 w-24" />;
  return (
    <Menu
      trigger={
        <Button tone="quiet" size="sm" icon={<CircleUser aria-hidden="true" />}>
          <span className="max-w-32 truncate">{session.user}</span>
          <span className="text-muted max-sm:sr-only">{session.role}</span>
        </Button>
      }
      entries={[
        {
          id: "sign-out",
          label: "Sign out",
          icon: <LogOut aria-hidden="true" />,
          onSelect: () => signOut.mutate(),
        },
      ]}
    />
  );
}
