import { XmlTab } from "@/components/containers/xml-tab";

export default async function Page({ params }: { params: Promise<{ name: string }> }) {
  return <XmlTab name={(await params).name} />;
}
