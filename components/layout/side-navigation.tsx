"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { navigationItems } from "./navigation-items";
import { ProductMark } from "./product-mark";

/** The main navigation: a column at the left, on a phone a bar at the bottom. */
export function SideNavigation() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="z-30 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-t max-md:bg-surface md:sticky md:top-0 md:flex md:h-dvh md:flex-col md:border-r md:bg-surface"
    >
      <Link
        prefetch={false}
        href="/containers"
        className="flex h-12 items-center gap-2 whitespace-nowrap px-3.5 font-semibold max-md:hidden"
      >
        <ProductMark />
        Secure Containers
      </Link>
      <ul className="flex gap-0.5 max-md:px-2 max-md:pb-[env(safe-area-inset-bottom)] md:flex-col md:p-2">
        {navigationItems.map(({ href, label, icon: Icon }) => {
          const isCurrent = path === href || path.startsWith(`${href}/`);
          return (
            <li key={href} className="max-md:flex-1">
              <Link
                prefetch={false}
                href={href}
                aria-current={isCurrent ? "page" : undefined}
                className={clsx(
                  "flex items-center rounded-md max-md:h-14 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:text-xs md:h-8 md:gap-2.5 md:px-2.5",
                  isCurrent
                    ? "font-medium text-accent md:bg-accent-soft"
                    : "text-muted hover:text-text md:hover:bg-hover",
                )}
              >
                <Icon aria-hidden="true" className="size-4.5 md:size-4" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
