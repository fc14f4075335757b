-- AlterTable
ALTER TABLE "DenialGroup" ADD COLUMN "dismissedAt" BIGINT;
ALTER TABLE "DenialGroup" ADD COLUMN "dismissedBy" TEXT;
ALTER TABLE "DenialGroup" ADD COLUMN "dismissedCount" INTEGER;

-- Ids are hexadecimal from now on, to be typed: the log is read again from its beginning.
DELETE FROM "DenialGroup";
DELETE FROM "AuditCursor";
