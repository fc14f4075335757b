"use client";

import { Boxes, CirclePlus, SearchX } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import type { Container } from "@/server/contract/container";
import { ProblemNote } from "../live/problem-note";
import { useContainers } from "../live/use-containers";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { EmptyState } from "../ui/empty-state";
import { SearchField } from "../ui/search-field";
import { ContainerList } from "./container-list";
import { applyListQuery, type SortKey } from "./list-query";
import { ListSkeleton } from "./list-skeleton";
import { StateFilterBar } from "./state-filter-bar";
import { useListQuery } from "./use-list-query";

/** The dashboard: every container with its live state, what needs somebody first. */
export function ContainersPage() {
  const { data, error, refetch } = useContainers();
  const [query, setQuery] = useListQuery();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => applyListQuery(data ?? [], query), [data, query]);
  const chosen = (data ?? []).filter((container) => selected.has(container.name));

  const select = useCallback((name: Container["name"], isSelected: boolean) => {
    setSelected((before) => {
      const after = new Set<string>(before);
      if (isSelected) after.add(name);
      else after.delete(name);
      return after;
    });
  }, []);

  function sortBy(key: SortKey) {
    setQuery({ sort: key, descending: query.sort === key && !query.descending });
  }

  return (
    <>
      <header className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-xl">Containers</h1>
        <ButtonLink href="/new" tone="primary" icon={<CirclePlus aria-hidden="true" />}>
          New container
        </ButtonLink>
      </header>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <StateFilterBar
          containers={data ?? []}
          value={query.state}
          onChange={(state) => setQuery({ state })}
        />
        <SearchField
          label="Filter by name, program, package, label or address"
          placeholder="Filter"
          className="w-64 max-sm:w-full"
          value={query.text}
          onValueChange={(text) => setQuery({ text })}
        />
      </div>
      {error && !data ? (
        <ProblemNote error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <ListSkeleton />
      ) : data.length === 0 ? (
        <NothingYet />
      ) : rows.length === 0 ? (
        <NoMatch onClear={() => setQuery({ text: "", state: "all" })} />
      ) : (
        <ContainerList
          rows={rows}
          query={query}
          onSort={sortBy}
          selected={selected}
          onSelect={select}
          onSelectAll={(all) => setSelected(new Set(all ? rows.map((row) => row.name) : []))}
        />
      )}
      {chosen.length > 0 && (
        <Suspense>
          <BulkBar containers={chosen} onClear={() => setSelected(new Set())} />
        </Suspense>
      )}
    </>
  );
}

function NothingYet() {
  return (
    <div className="rounded-lg border bg-surface">
      <EmptyState
        icon={<Boxes aria-hidden="true" />}
        title="No containers yet"
        action={
          <ButtonLink href="/new" tone="primary" icon={<CirclePlus aria-hidden="true" />}>
            New container
          </ButtonLink>
        }
      >
        Pick a program that is installed on this host. You see the whole plan before anything is written.
      </EmptyState>
    </div>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <div className="rounded-lg border bg-surface">
      <EmptyState
        icon={<SearchX aria-hidden="true" />}
        title="No container matches"
        action={<Button onClick={onClear}>Clear the filters</Button>}
      />
    </div>
  );
}

const BulkBar = lazy(() => import("./bulk-bar"));
