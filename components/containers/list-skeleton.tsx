import { Skeleton } from "../ui/skeleton";

/** The list before its rows are known, in the same place and size. */
export function ListSkeleton() {
  return (
    <output className="block rounded-lg border bg-surface">
      <span className="sr-only">Loading the containers</span>
      <div className="h-9 border-b" />
      {widths.map((width) => (
        <div key={width} className="flex h-9 items-center gap-6 border-b px-4 last:border-b-0 max-lg:h-32">
          <Skeleton className="size-4" />
          <Skeleton className="h-3 w-20" />
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-3 w-40 max-lg:hidden" />
          <Skeleton className="h-3 w-32 max-lg:hidden" />
        </div>
      ))}
    </output>
  );
}

const widths = ["w-24", "w-32", "w-28", "w-20", "w-36", "w-30"];
