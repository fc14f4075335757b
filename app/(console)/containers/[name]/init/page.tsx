import { PlanTab } from "@/components/containers/plan-tab";

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <PlanTab name={(await params).name} part="init" />;
}
