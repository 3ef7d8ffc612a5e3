import type { AbmClient } from "./index.js";
import type { components } from "./generated/accounts.js";
import { AbmProblem, unwrap } from "./problem.js";

type Import = components["schemas"]["ImportView"];

export type ImportKind = "accounts" | "contacts" | "sales";

/** Imports CSV (or NDJSON) and waits until all of it is imported and published; wrong rows are in the counts. */
export async function importFile(
  client: AbmClient,
  kind: ImportKind,
  source: string,
  content: string | Blob,
  type: "text/csv" | "application/x-ndjson" = "text/csv",
): Promise<Import> {
  const path = `/v1/imports?kind=${kind}&source=${encodeURIComponent(source)}`;
  const answer = await client.send("accounts", path, {
    method: "POST",
    headers: { "Content-Type": type },
    body: content,
  });
  if (!answer.ok) {
    throw new AbmProblem(answer.status, await answer.json().catch(() => ({})));
  }
  let job = (await answer.json()) as Import;
  while (isUnderWay(job)) {
    job = unwrap(
      await client.accounts.GET("/v1/imports/{id}", {
        params: { path: { id: job.id }, header: { Prefer: "wait=30" } },
      }),
    );
  }
  return job;
}

function isUnderWay(job: Import): boolean {
  return job.status === "QUEUED" || job.status === "RUNNING" || (job.status !== "FAILED" && job.position == null);
}
