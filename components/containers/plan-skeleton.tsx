import { Skeleton } from "../ui/skeleton";

/** Room for one part of a plan while it is read, about as tall as the part will be. */
export function PlanSkeleton({ part }: { part: "mounts" | "label" | "init" }) {
  return (
    <div className="flex flex-col gap-4">
      {heights[part].map((height) => (
        <Skeleton key={height} className={`w-full ${height}`} />
      ))}
    </div>
  );
}

const heights = { mounts: ["h-96"], init: ["h-[64vh]", "h-48"], label: ["h-72", "h-64", "h-[48rem]"] };
