import clsx from "clsx";
import { CornerDownRight } from "lucide-react";
import type { ExecutableItem } from "@/server/contract/executable-item";

type PickerOptionProps = {
  id: string;
  index: number;
  path: string;
  item: ExecutableItem | null;
  /** The path as typed, which no package is known for. */
  isFree: boolean;
  isActive: boolean;
  isPicked: boolean;
  onPick: (path: string) => void;
};

/** One executable of the picker: path, package, what it is, and where a link leads. */
export function PickerOption(props: PickerOptionProps) {
  const { id, index, path, item, isFree, isActive, isPicked, onPick } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the combobox above
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant moves, not the focus
    <div
      id={id}
      role="option"
      aria-selected={isPicked}
      data-index={index}
      onClick={() => onPick(path)}
      className={clsx(
        "cursor-pointer rounded-md border px-2.5 py-1.5",
        isPicked ? "border-accent bg-accent-soft" : "border-transparent",
        isActive && !isPicked && "bg-hover",
        isActive && "outline-2 outline-accent/60 -outline-offset-2",
      )}
    >
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className="break-all font-mono text-sm">{path}</span>
        {item && <span className="text-muted text-sm">{item.package}</span>}
        {item?.unit && (
          <span className="rounded-sm bg-ok-soft px-1.5 text-ok text-xs" title={item.unit}>
            service
          </span>
        )}
        {item?.setuid && <span className="rounded-sm bg-warn-soft px-1.5 text-warn text-xs">setuid</span>}
      </div>
      {isFree && <div className="text-accent text-sm">Use this path</div>}
      {item?.resolved && (
        <div className="flex items-center gap-1 text-muted text-xs">
          <CornerDownRight aria-hidden="true" className="size-3" />
          <span className="sr-only">a link to</span>
          <span className="break-all font-mono">{item.resolved}</span>
        </div>
      )}
      {item?.summary && <div className="truncate text-muted text-sm">{item.summary}</div>}
    </div>
  );
}
