-- CreateTable
CREATE TABLE "DenialGroup" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "denial" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "firstAt" BIGINT,
    "lastAt" BIGINT
);

-- CreateTable
CREATE TABLE "AuditCursor" (
    "id" INTEGER NOT NULL PRIMARY KEY DEFAULT 1,
    "place" TEXT NOT NULL
);
