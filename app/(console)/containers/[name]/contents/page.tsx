import { ContentsTab } from "@/components/containers/contents-tab";

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <ContentsTab name={(await params).name} />;
}
