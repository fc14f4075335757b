"use client";

import { useEffect, useRef, useState } from "react";
import { useContainers } from "./use-containers";

/** Tells a screen reader which containers settled in a new state: once a second at most, and many as a number. */
export function AnnounceChanges() {
  const { data } = useContainers();
  const [text, setText] = useState("");
  const announced = useRef<Map<string, string> | null>(null);
  useEffect(() => {
    if (!data) return;
    const timer = setTimeout(() => {
      const states = new Map(data.map((container) => [container.name as string, container.state as string]));
      const before = announced.current;
      announced.current = states;
      if (before) setText(describeChanges(before, states));
    }, settleMs);
    return () => clearTimeout(timer);
  }, [data]);
  return <output className="sr-only">{text}</output>;
}

function describeChanges(before: Map<string, string>, after: Map<string, string>): string {
  const changes = [...after].filter(([name, state]) => before.get(name) !== state && settled.has(state));
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const total = changes.length + gone.length;
  if (total > 3) return `${total.toString()} containers changed.`;
  return [
    ...changes.map(([name, state]) => `${name} is ${state}.`),
    ...gone.map((name) => `${name} was deleted.`),
  ].join(" ");
}

const settleMs = 1000;
const settled = new Set(["running", "stopped", "paused", "missing"]);
