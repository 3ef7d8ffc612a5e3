import createClient, { type Client } from "openapi-fetch";
import type { paths as AccountsPaths } from "./generated/accounts.js";
import type { paths as CampaignsPaths } from "./generated/campaigns.js";
import type { paths as SegmentationPaths } from "./generated/segmentation.js";
import { patient, type Waiting } from "./patient.js";

export type { components as Accounts } from "./generated/accounts.js";
export type { components as Campaigns } from "./generated/campaigns.js";
export type { components as Segmentation } from "./generated/segmentation.js";
export { change } from "./change.js";
export { importFile, type ImportKind } from "./imports.js";
export { pages } from "./pages.js";
export { AbmProblem, unwrap } from "./problem.js";

/** Where the services are and who calls. */
export interface AbmSettings {
  accounts: string;
  segmentation: string;
  campaigns: string;
  /** The access token of the moment; asked for with each request. */
  token: () => string | Promise<string>;
  /** How 429 and 503 are waited for. */
  waiting?: Partial<Waiting>;
  /** Another fetch, for example with a proxy. */
  fetch?: typeof fetch;
}

/** Answers are JSON; lists as CSV are read with {@link AbmClient.send}. */
type Json = "application/json" | "application/problem+json";

/** The three services, typed by their OpenAPI documents. */
export interface AbmClient {
  accounts: Client<AccountsPaths, Json>;
  segmentation: Client<SegmentationPaths, Json>;
  campaigns: Client<CampaignsPaths, Json>;
  /** A plain request with the same token, retries and Idempotency-Key, for files and CSV. */
  send: (service: "accounts" | "segmentation" | "campaigns", path: string, init: RequestInit) => Promise<Response>;
}

/**
 * One client for the three services: each request carries the token, each POST an Idempotency-Key (so that it happens once
 * however often it is sent), and 429 and 503 are tried again when the answer says.
 */
export function abmClient(settings: AbmSettings): AbmClient {
  const send = patient(prepared(settings.fetch ?? fetch, settings.token), settings.waiting ?? {});
  const of = <Paths extends object>(baseUrl: string): Client<Paths, Json> =>
    createClient<Paths, Json>({ baseUrl, fetch: send, headers: { Accept: "application/json" } });
  return {
    accounts: of<AccountsPaths>(settings.accounts),
    segmentation: of<SegmentationPaths>(settings.segmentation),
    campaigns: of<CampaignsPaths>(settings.campaigns),
    send: (service, path, init) => send(new Request(settings[service] + path, init)),
  };
}

function prepared(plain: typeof fetch, token: AbmSettings["token"]): (request: Request) => Promise<Response> {
  return async (request) => {
    request.headers.set("Authorization", `Bearer ${await token()}`);
    return plain(request);
  };
}
