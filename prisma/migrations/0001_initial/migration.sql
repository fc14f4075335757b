-- CreateTable
CREATE TABLE "Container" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "uuid" TEXT NOT NULL,
    "life" TEXT NOT NULL,
    "draftId" TEXT NOT NULL,
    "jobId" TEXT NOT NULL,
    "brief" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "entries" TEXT NOT NULL,
    "planHash" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "address" TEXT,
    "mac" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "uuid" TEXT NOT NULL,
    "low" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "request" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "entries" TEXT NOT NULL,
    "planHash" TEXT NOT NULL,
    "address" TEXT,
    "mac" TEXT,
    "jobId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "McsPair" (
    "low" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "containerName" TEXT,
    "draftId" TEXT,
    "takenAt" DATETIME NOT NULL,
    "releasedAt" DATETIME,

    PRIMARY KEY ("low", "high")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "revision" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "container" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "arguments" TEXT NOT NULL,
    "cancellable" BOOLEAN NOT NULL,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "errorFix" TEXT,
    "activityId" INTEGER,
    "queuedAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "JobStep" (
    "jobId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "done" BIGINT,
    "total" BIGINT,
    "detail" TEXT,
    "startedAt" DATETIME,
    "endedAt" DATETIME,

    PRIMARY KEY ("jobId", "position"),
    CONSTRAINT "JobStep_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "user" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "LoginLink" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "container" TEXT,
    "detail" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "error" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "Container_uuid_key" ON "Container"("uuid");

-- CreateIndex
CREATE UNIQUE INDEX "Container_draftId_key" ON "Container"("draftId");

-- CreateIndex
CREATE UNIQUE INDEX "Container_address_key" ON "Container"("address");

-- CreateIndex
CREATE UNIQUE INDEX "Container_mac_key" ON "Container"("mac");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_uuid_key" ON "Draft"("uuid");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_address_key" ON "Draft"("address");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_mac_key" ON "Draft"("mac");

-- CreateIndex
CREATE INDEX "Draft_updatedAt_idx" ON "Draft"("updatedAt");

-- CreateIndex
CREATE INDEX "McsPair_containerName_idx" ON "McsPair"("containerName");

-- CreateIndex
CREATE INDEX "McsPair_draftId_idx" ON "McsPair"("draftId");

-- CreateIndex
CREATE INDEX "Job_container_idx" ON "Job"("container");

-- CreateIndex
CREATE INDEX "Job_state_idx" ON "Job"("state");

-- CreateIndex
CREATE INDEX "Job_queuedAt_idx" ON "Job"("queuedAt");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Activity_container_idx" ON "Activity"("container");
