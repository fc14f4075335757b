-- AlterTable
ALTER TABLE "DenialGroup" ADD COLUMN "dismissedAt" BIGINT;
ALTER TABLE "DenialGroup" ADD COLUMN "dismissedBy" TEXT;
ALTER TABLE "DenialGroup" ADD COLUMN "dismissedCount" INTEGER;
