import { Boxes, CirclePlus, History, Server } from "lucide-react";

/** The places of the product, in the order of the navigation. */
export const navigationItems = [
  { href: "/containers", label: "Containers", icon: Boxes },
  { href: "/new", label: "New", icon: CirclePlus },
  { href: "/activity", label: "Activity", icon: History },
  { href: "/host", label: "Host", icon: Server },
] as const;
