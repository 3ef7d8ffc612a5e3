import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, it } from "node:test";
import { abmClient, AbmProblem, change, pages, unwrap, type AbmClient } from "../src/index.js";

const ACCOUNT = { id: "01930000-0000-7000-8000-000000000001", code: "ALFKI", name: "Alfreds Futterkiste" };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return (_, response) =>
    response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

describe("client", () => {
  let server: Server;
  let client: AbmClient;
  let script: Answer[];
  let seen: IncomingMessage[];
  let waited: number[];

  beforeEach(async () => {
    script = [];
    seen = [];
    waited = [];
    server = createServer((request, response) => {
      seen.push(request);
      request.resume();
      (script.shift() ?? json(500, {}))(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    client = abmClient({
      accounts: address,
      segmentation: address,
      campaigns: address,
      token: () => "the-token",
      waiting: { pause: async (seconds) => void waited.push(seconds) },
    });
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it("sends the token and waits as long as Retry-After says", async () => {
    script = [
      json(429, { code: "RATE_LIMITED" }, { "Retry-After": "7" }),
      json(503, { code: "UNAVAILABLE" }),
      json(200, ACCOUNT),
    ];

    const account = unwrap(
      await client.accounts.GET("/v1/accounts/{account}", { params: { path: { account: "code:ALFKI" } } }),
    );

    assert.equal(account.code, "ALFKI");
    assert.deepEqual(waited, [7, 1]);
    assert.deepEqual(
      seen.map((request) => [request.url, request.headers.authorization]),
      Array(3).fill(["/v1/accounts/code%3AALFKI", "Bearer the-token"]),
    );
  });

  it("gives an answer that asks to wait too long to the caller", async () => {
    script = [json(429, { code: "RATE_LIMITED", detail: "later" }, { "Retry-After": "3600" })];

    await assert.rejects(
      async () => unwrap(await client.accounts.GET("/v1/accounts")),
      (problem: unknown) => problem instanceof AbmProblem && problem.status === 429 && problem.code === "RATE_LIMITED",
    );
    assert.deepEqual(waited, []);
  });

  it("sends all attempts of a creation with one Idempotency-Key, and the next creation with another", async () => {
    script = [json(503, {}, { "Retry-After": "0" }), json(201, ACCOUNT), json(201, ACCOUNT)];
    const open = () => client.accounts.POST("/v1/accounts", { body: { name: "Alfreds Futterkiste" } });

    await open();
    await open();

    const keys = seen.map((request) => request.headers["idempotency-key"]);
    assert.equal(keys[0], keys[1]);
    assert.notEqual(keys[1], keys[2]);
    assert.match(String(keys[2]), /^[0-9a-f-]{36}$/);
  });

  it("reads page after page, each when its rows are asked for", async () => {
    script = [
      json(200, { items: [{ code: "A" }, { code: "B" }], nextCursor: "more" }),
      json(200, { items: [{ code: "C" }], nextCursor: null }),
    ];

    const codes: string[] = [];
    for await (const account of pages(async (cursor) =>
      unwrap(await client.accounts.GET("/v1/accounts", { params: { query: cursor === undefined ? {} : { cursor } } })),
    )) {
      codes.push(`${account.code}${seen.length}`);
    }

    assert.deepEqual(codes, ["A1", "B1", "C2"]);
    assert.equal(seen[1]?.url, "/v1/accounts?cursor=more");
  });

  it("reads again when somebody else was faster, and decides anew", async () => {
    script = [
      json(200, { ...ACCOUNT, city: "Berlin" }, { ETag: '"1"' }),
      json(412, { code: "STALE" }),
      json(200, { ...ACCOUNT, city: "Bonn" }, { ETag: '"2"' }),
      json(200, { ...ACCOUNT, city: "Bonn!" }),
    ];
    const path = { account: "code:ALFKI" };

    const changed = await change(
      async () => client.accounts.GET("/v1/accounts/{account}", { params: { path } }),
      async (etag, current) =>
        client.accounts.PATCH("/v1/accounts/{account}", {
          params: { path, header: { "If-Match": etag } },
          body: { city: `${current.city}!` },
        }),
    );

    assert.equal(changed.city, "Bonn!");
    assert.deepEqual(
      seen.map((request) => request.headers["if-match"]),
      [undefined, '"1"', undefined, '"2"'],
    );
  });

  it("throws the problem with all its faults", async () => {
    script = [
      json(
        422,
        {
          status: 422,
          code: "INVALID_FIELDS",
          detail: "2 faults",
          errors: [{ pointer: "/name", code: "NOT_BLANK", message: "must not be blank" }],
          requestId: "r-1",
        },
        { "Content-Type": "application/problem+json" },
      ),
    ];

    await assert.rejects(
      async () => unwrap(await client.accounts.POST("/v1/accounts", { body: { name: "" } })),
      (problem: unknown) =>
        problem instanceof AbmProblem &&
        problem.code === "INVALID_FIELDS" &&
        problem.errors[0]?.pointer === "/name" &&
        problem.requestId === "r-1",
    );
  });
});
