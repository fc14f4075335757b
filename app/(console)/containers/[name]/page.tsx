import { OverviewTab } from "@/components/containers/overview-tab";

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <OverviewTab name={(await params).name} />;
}
