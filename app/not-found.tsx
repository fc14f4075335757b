import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main>
      <EmptyState
        title="There is no such page"
        action={
          <a href="/containers" className="font-medium text-accent underline">
            Containers
          </a>
        }
      >
        The address may be old or mistyped.
      </EmptyState>
    </main>
  );
}
