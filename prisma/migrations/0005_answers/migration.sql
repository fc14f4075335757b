-- CreateTable
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "container" TEXT NOT NULL,
    "denial" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "planBefore" TEXT NOT NULL,
    "entriesBefore" TEXT NOT NULL,
    "hashBefore" TEXT NOT NULL,
    "hashAfter" TEXT NOT NULL,
    "appliedAt" BIGINT NOT NULL,
    "undoneBy" TEXT,
    "undoneAt" BIGINT,
    "observedFrom" BIGINT,
    "observedUntil" BIGINT
);

-- CreateIndex
CREATE INDEX "Answer_container_idx" ON "Answer"("container");
