// The main path from files to a touch seen on the account, as a program of an ERP or of marketing automation would do it.
// Addresses and tokens come from the environment; .ci/clients runs it against the packaged suite.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { abmClient, importFile, pages, unwrap, type AbmClient } from "../src/index.js";

const ACCOUNTS = `account_id,name,country
TS-1,Albatross AG,Germany
TS-2,Bussard GmbH,Germany
TS-3,Condor SA,France
`;
const CONTACTS = `contact_id,account_id,full_name,email
TS-1-1,TS-1,Anna Albatross,anna@albatross.example
`;

function environment(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}

function clientOf(tokenName: string): AbmClient {
  return abmClient({
    accounts: environment("ABM_ACCOUNTS"),
    segmentation: environment("ABM_SEGMENTATION"),
    campaigns: environment("ABM_CAMPAIGNS"),
    token: () => environment(tokenName),
  });
}

/** A steady sale each month to TS-1, less to the others: TS-1 is AX. */
function sales(): string {
  const rows = ["sale_id,account_id,occurred_on,amount,currency"];
  for (let month = 1; month <= 12; month++) {
    const day = `2025-${String(month).padStart(2, "0")}-15`;
    rows.push(`ts-1-${month},TS-1,${day},1000.00,EUR`, `ts-2-${month},TS-2,${day},100.00,EUR`);
  }
  rows.push("ts-3-1,TS-3,2025-03-01,50.00,EUR");
  return rows.join("\n") + "\n";
}

/** Asks again until there is an answer: what one service tells another takes a moment. */
async function eventually<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 120; i++) {
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
    await pause(500);
  }
  throw new Error(`${what} did not happen`);
}

async function importAll(erp: AbmClient): Promise<void> {
  for (const [kind, content] of [
    ["accounts", ACCOUNTS],
    ["contacts", CONTACTS],
    ["sales", sales()],
  ] as const) {
    const job = await importFile(erp, kind, "erp", content);
    assert.equal(job.status, "COMPLETED");
    if (kind !== "contacts" && job.position != null) {
      const after = job.position;
      unwrap(
        await erp.segmentation.GET("/v1/ledger", { params: { query: { after }, header: { Prefer: "wait=60" } } }),
      );
    }
  }
}

async function segment(author: AbmClient): Promise<void> {
  let run = unwrap(
    await author.segmentation.POST("/v1/runs", {
      params: { header: { Prefer: "wait=60" } },
      body: { policy: "standard", asOf: "2025-12-31" },
    }),
  );
  const id = run.id;
  run = await eventually("the end of the run", async () => {
    const now = unwrap(await author.segmentation.GET("/v1/runs/{id}", { params: { path: { id } } }));
    return now.status === "QUEUED" || now.status === "RUNNING" ? undefined : now;
  });
  assert.equal(run.status, "COMPLETED");
}

async function activate(author: AbmClient, approver: AbmClient): Promise<string> {
  const campaign = unwrap(
    await author.campaigns.POST("/v1/campaigns", {
      body: {
        name: "Core accounts by TypeScript",
        tier: "ONE_TO_FEW",
        audience: { cells: ["AX"], countries: ["DE"] },
        content: { text: "Dear friends" },
      },
    }),
  );
  const params = { path: { id: campaign.id } };
  unwrap(await author.campaigns.POST("/v1/campaigns/{id}/submit", { params }));
  unwrap(await approver.campaigns.POST("/v1/campaigns/{id}/approve", { params }));
  unwrap(await author.campaigns.POST("/v1/campaigns/{id}/activate", { params }));
  return campaign.id;
}

async function audienceOf(author: AbmClient, id: string): Promise<string[]> {
  const codes: string[] = [];
  for await (const member of pages(async (cursor) =>
    unwrap(
      await author.campaigns.GET("/v1/campaigns/{id}/audience", {
        params: { path: { id }, query: cursor === undefined ? { limit: 1 } : { limit: 1, cursor } },
      }),
    ),
  )) {
    codes.push(`${member.accountCode} ${member.status}`);
  }
  return codes;
}

async function deliver(automation: AbmClient, campaign: string): Promise<void> {
  const touch = await eventually("a due touch", async () => {
    const query = { status: "due", campaign };
    return unwrap(await automation.campaigns.GET("/v1/touches", { params: { query } })).items[0];
  });
  assert.equal(touch.accountCode, "TS-1");
  unwrap(
    await automation.campaigns.POST("/v1/touches/{id}/outcome", {
      params: { path: { id: touch.id } },
      body: { outcome: "DELIVERED" },
    }),
  );
}

const erp = clientOf("ABM_ERP_TOKEN");
const author = clientOf("ABM_AUTHOR_TOKEN");
const approver = clientOf("ABM_APPROVER_TOKEN");
const automation = clientOf("ABM_AUTOMATION_TOKEN");

await importAll(erp);
await segment(author);
const campaign = await activate(author, approver);
await eventually("the audience", async () => {
  const audience = await audienceOf(author, campaign);
  return audience.length === 1 && audience[0] === "TS-1 IN" ? audience : undefined;
});
await deliver(automation, campaign);
const account = await eventually("the engagement", async () => {
  const params = { path: { account: "code:TS-1" } };
  const found = unwrap(await author.accounts.GET("/v1/accounts/{account}", { params }));
  return found.engagements?.lastKind === "DELIVERED" ? found : undefined;
});
assert.equal(account.publishedClass?.cell, "AX");
console.log(`${account.code} ${account.name}: ${account.publishedClass?.cell}, touch delivered`);
