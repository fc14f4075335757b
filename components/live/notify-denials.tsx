"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { Container } from "@/server/contract/container";
import { denialNotices } from "./denial-notices";
import { describeNotice } from "./describe-notice";
import { useContainers } from "./use-containers";

/** Tells whoever asked for it of new denials while this page is not looked at. All tabs say the same once. */
export function NotifyDenials() {
  const { data } = useContainers();
  const router = useRouter();
  const before = useRef(new Map<string, Container>());
  useEffect(() => {
    if (!data) return;
    const known = before.current;
    before.current = new Map(data.map((container) => [container.name, container]));
    if (document.hasFocus() || !denialNotices.isOn()) return;
    for (const container of data) {
      const notice = describeNotice(known.get(container.name), container);
      if (notice === null) continue;
      const shown = new Notification(notice.title, {
        body: notice.body,
        tag: `denials ${container.name} ${container.denials.count.toString()}`,
      });
      shown.onclick = () => {
        window.focus();
        router.push(`/containers/${container.name}/denials`);
        shown.close();
      };
    }
  }, [data, router]);
  return null;
}
