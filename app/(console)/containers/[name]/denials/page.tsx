import { DenialsTab } from "@/components/denials/denials-tab";

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <DenialsTab name={(await params).name} />;
}
