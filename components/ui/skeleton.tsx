import clsx from "clsx";

/** Grey space where content will be; takes its size from `className`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("block animate-[pulse-soft_1.6s_ease-in-out_infinite] rounded-sm bg-line", className)}
    />
  );
}
