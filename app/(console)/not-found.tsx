import { SearchX } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title="There is no such page"
        action={<ButtonLink href="/containers">Containers</ButtonLink>}
      >
        The address may be old or mistyped.
      </EmptyState>
    </>
  );
}
