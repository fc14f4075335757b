import { notFound } from "next/navigation";

/** Any address that is none of ours: said inside the frame, where the way back is. */
export default function MissingPage() {
  notFound();
}
