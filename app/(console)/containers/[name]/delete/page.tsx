import { DeleteTab } from "@/components/containers/delete-tab";

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <DeleteTab name={(await params).name} />;
}
