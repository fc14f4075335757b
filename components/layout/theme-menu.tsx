"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";

/** Light, dark or as the system. Kept in a cookie, so that the server paints the right one. */
export function ThemeMenu({ initial }: { initial: string }) {
  const [theme, setTheme] = useState(initial);
  function choose(next: string) {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs a secure context
    document.cookie = `sc_theme=${next}; path=/; max-age=31536000; samesite=strict`;
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    setTheme(next);
  }
  const Icon = themes.find((item) => item.id === theme)?.icon ?? Monitor;
  return (
    <Menu
      trigger={
        <Button tone="quiet" size="icon" aria-label={`Theme: ${theme}`} icon={<Icon aria-hidden="true" />} />
      }
      entries={themes.map(({ id, label, icon: ItemIcon }) => ({
        id,
        label,
        icon: <ItemIcon aria-hidden="true" />,
        checked: id === theme,
        onSelect: () => choose(id),
      }))}
    />
  );
}

const themes = [
  { id: "light", label: "Light", icon: Sun },
  { id: "dark", label: "Dark", icon: Moon },
  { id: "system", label: "As the system", icon: Monitor },
];
