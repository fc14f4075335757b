"use client";

import { useMutation } from "@tanstack/react-query";
import { Bell, BellOff, CircleUser, LogOut } from "lucide-react";
import { denialNotices, useDenialNotices } from "../live/denial-notices";
import { leaving } from "../live/leaving";
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
  const notices = useDenialNotices();
  const signOut = useMutation(
    useTRPC().auth.signOut.mutationOptions({
      onMutate: () => {
        leaving.isOn = true;
      },
      onSuccess: () => location.assign("/sign-in"),
      onError: (error) => {
        leaving.isOn = false;
        notify("error", "Signing out failed", readProblem(error).message);
      },
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
          id: "notices",
          label: notices.isOn ? "Stop notifying me of denials" : "Notify me of denials",
          icon: notices.isOn ? <BellOff aria-hidden="true" /> : <Bell aria-hidden="true" />,
          disabledReason: notices.whyNot,
          onSelect: () => void switchNotices(notices.isOn),
        },
        null,
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

async function switchNotices(isOn: boolean): Promise<void> {
  if (isOn) {
    denialNotices.turnOff();
    notify("ok", "No more notifications of denials");
  } else if (await denialNotices.turnOn()) {
    notify("ok", "You are notified of denials", "Also while this page is in the background.");
  } else {
    notify("error", "This browser does not allow notifications", "Its site settings can.");
  }
}
