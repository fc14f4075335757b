import type { Figures } from "@/server/contract/figures";

/** Tells what a container uses, at once and then every two seconds; nothing while it is off. */
export function watchFigures({ readFigures, onFigures, signal }: FiguresWatch): void {
  let isReading = false;
  look();
  const timer = setInterval(look, intervalMs);
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });

  function look(): void {
    if (isReading) return;
    isReading = true;
    readFigures()
      .then((figures) => {
        if (figures !== null && !signal.aborted) onFigures(figures);
      })
      .catch(() => undefined)
      .finally(() => {
        isReading = false;
      });
  }
}

type FiguresWatch = {
  readFigures: () => Promise<Figures | null>;
  onFigures: (figures: Figures) => void;
  signal: AbortSignal;
};

const intervalMs = 2000;
