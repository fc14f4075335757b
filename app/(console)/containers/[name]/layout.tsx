import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ContainerFrame } from "@/components/containers/container-frame";

type Props = { params: Promise<{ name: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).name };
}

export default async function ContainerLayout({ params, children }: Props) {
  return <ContainerFrame name={(await params).name}>{children}</ContainerFrame>;
}
