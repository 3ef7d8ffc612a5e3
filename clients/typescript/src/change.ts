import { unwrap } from "./problem.js";

const PRECONDITION_FAILED = 412;
const ATTEMPTS = 5;

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * Changes a resource on the version that was read, so that no change of somebody else is overwritten unseen. If somebody was
 * faster, it is read again and decided anew.
 */
export async function change<Data>(
  read: () => Promise<Answer<Data>>,
  write: (etag: string, current: NonNullable<Data>) => Promise<Answer<Data>>,
): Promise<NonNullable<Data>> {
  for (let attempt = 1; ; attempt++) {
    const known = await read();
    const current = unwrap(known);
    const written = await write(known.response.headers.get("ETag") ?? "", current);
    if (written.response.status !== PRECONDITION_FAILED || attempt === ATTEMPTS) {
      return unwrap(written);
    }
  }
}
