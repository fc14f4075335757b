import { LogTab } from "@/components/log/log-tab";

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <LogTab name={(await params).name} />;
}
