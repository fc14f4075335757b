-- CreateTable
CREATE TABLE "StateChange" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "container" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "confinement" TEXT NOT NULL,
    "end" TEXT
);

-- CreateIndex
CREATE INDEX "StateChange_container_at_idx" ON "StateChange"("container", "at");
