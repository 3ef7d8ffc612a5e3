/** How a request that is refused for now is sent again. */
export interface Waiting {
  /** How often a request is sent at most. */
  attempts: number;
  /** An answer that asks to wait longer than this is given to the caller. */
  longestSeconds: number;
  /** Waits; replaced in tests. */
  pause: (seconds: number) => Promise<void>;
}

const LATER = new Set([429, 503]);
const FIRST_WAIT_SECONDS = 0.5;

const USUAL: Waiting = {
  attempts: 5,
  longestSeconds: 60,
  pause: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
};

/** Sends again after 429 and 503, as Retry-After says; all attempts of a POST carry one Idempotency-Key. */
export function patient(
  send: (request: Request) => Promise<Response>,
  wanted: Partial<Waiting>,
): (request: Request) => Promise<Response> {
  const waiting = { ...USUAL, ...wanted };
  return async (request) => {
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", crypto.randomUUID());
    }
    for (let attempt = 1; ; attempt++) {
      const answer = await send(attempt < waiting.attempts ? request.clone() : request);
      const wait = LATER.has(answer.status) && attempt < waiting.attempts ? secondsOf(answer, attempt) : undefined;
      if (wait === undefined || wait > waiting.longestSeconds) {
        return answer;
      }
      await answer.body?.cancel();
      await waiting.pause(wait);
    }
  };
}

function secondsOf(answer: Response, attempt: number): number {
  const text = answer.headers.get("Retry-After");
  if (text !== null && /^\d+$/.test(text)) {
    return Number(text);
  }
  const date = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? FIRST_WAIT_SECONDS * 2 ** (attempt - 1) : Math.max(0, (date - Date.now()) / 1000);
}
