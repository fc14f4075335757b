import clsx from "clsx";
import type { Plan } from "@/server/contract/plan";
import { formatBytes } from "../ui/format-bytes";
import { KeyValues } from "../ui/key-values";

/** The disk space that the build needs at its peak, against what is free. */
export function SpaceMeter({ store }: { store: Plan["store"] }) {
  const isShort = store.neededBytes > store.freeBytes;
  return (
    <KeyValues
      items={[
        {
          key: "Store",
          value:
            store.kind === "image" && store.sizeBytes !== null
              ? `Image file of ${formatBytes(store.sizeBytes)}, sparse`
              : "Directory",
        },
        { key: "Place", value: <span className="break-all font-mono text-sm">{store.path}</span> },
        { key: "Copied", value: formatBytes(store.contentBytes) },
        {
          key: "Needed",
          value: (
            <span className={clsx(isShort && "font-medium text-danger")}>
              {formatBytes(store.neededBytes)} while building, staging included
            </span>
          ),
        },
        { key: "Free", value: formatBytes(store.freeBytes) },
      ]}
    />
  );
}
