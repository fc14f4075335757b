import { TimelineTab } from "@/components/timeline/timeline-tab";

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <TimelineTab name={(await params).name} />;
}
