"use client";

import { type CSSProperties, useEffect, useState } from "react";

type Tip = { text: string; anchor: DOMRect };

/**
 * Shows the words of `data-tip` beside the element that is hovered or focused. One layer for the whole page, so that
 * a thousand rows cost nothing; the words are also the element's `aria-description`, so this is for the eye alone.
 * Escape hides it, and it may be hovered itself (WCAG 1.4.13).
 */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function show(event: Event) {
      const element = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
      if (event.target instanceof Element && event.target.closest("[data-tip-box]")) return;
      clearTimeout(timer);
      const text = element?.getAttribute("data-tip");
      if (!element || !text || (event.type === "focusin" && !element.matches(":focus-visible"))) {
        return setTip(null);
      }
      timer = setTimeout(() => setTip({ text, anchor: element.getBoundingClientRect() }), delayMs);
    }
    function hide(event: Event) {
      if (event instanceof KeyboardEvent && event.key !== "Escape") return;
      clearTimeout(timer);
      setTip(null);
    }
    const shows = ["pointerover", "focusin"];
    const hides = ["keydown", "pointerdown", "scroll", "focusout"];
    for (const name of shows) document.addEventListener(name, show);
    for (const name of hides) document.addEventListener(name, hide, true);
    return () => {
      clearTimeout(timer);
      for (const name of shows) document.removeEventListener(name, show);
      for (const name of hides) document.removeEventListener(name, hide, true);
    };
  }, []);
  if (tip === null) return null;
  return (
    <div
      data-tip-box=""
      aria-hidden="true"
      style={placeBeside(tip.anchor)}
      className="fixed z-50 w-max max-w-72 rounded-md bg-text px-2 py-1 text-sm text-surface shadow-float"
    >
      {tip.text}
    </div>
  );
}

/** Above the anchor where there is room, else below; kept inside the window. */
function placeBeside(anchor: DOMRect): CSSProperties {
  const centre = anchor.left + anchor.width / 2;
  const isLeft = centre < innerWidth / 2;
  const inline = isLeft
    ? { left: Math.max(8, centre - 40) }
    : { right: Math.max(8, document.documentElement.clientWidth - centre - 40) };
  return anchor.top > 96
    ? { ...inline, bottom: innerHeight - anchor.top + 6 }
    : { ...inline, top: anchor.bottom + 6 };
}

const delayMs = 300;
