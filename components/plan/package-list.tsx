import type { Plan } from "@/server/contract/plan";

/** The packages that the plan follows, with the part that each plays. */
export function PackageList({ packages }: { packages: Plan["packages"] }) {
  return (
    <ul className="grid gap-x-6 gap-y-1 md:grid-cols-2">
      {packages.map((item) => (
        <li key={item.id} className="flex min-w-0 items-baseline gap-2 text-sm">
          <span className="font-medium">{item.name}</span>
          <span className="min-w-0 flex-1 truncate text-muted" title={item.summary}>
            {item.version}
          </span>
          <span className="text-muted">{roles[item.role]}</span>
        </li>
      ))}
    </ul>
  );
}

const roles: Record<Plan["packages"][number]["role"], string> = {
  owner: "has the program",
  companion: "same source",
  dependency: "needed",
};
