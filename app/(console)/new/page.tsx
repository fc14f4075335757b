import type { Metadata } from "next";
import { Wizard } from "@/components/wizard/wizard";

export const metadata: Metadata = { title: "New container" };

export default function Page() {
  return <Wizard />;
}
