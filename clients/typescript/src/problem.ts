import type { components } from "./generated/accounts.js";

type Problem = components["schemas"]["Problem"];

/** A service refused a request; the fields are those of its RFC 9457 problem. */
export class AbmProblem extends Error {
  readonly status: number;
  /** Stable; what a program may switch on. Empty if something else has answered, for example a proxy. */
  readonly code: string;
  readonly errors: NonNullable<Problem["errors"]>;
  readonly context: Record<string, unknown>;
  /** To quote when asking for help. */
  readonly requestId: string | undefined;

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail ?? `status ${status}`);
    this.name = "AbmProblem";
    this.status = status;
    this.code = problem.code ?? "";
    this.errors = problem.errors ?? [];
    this.context = problem.context ?? {};
    this.requestId = problem.requestId ?? undefined;
  }
}

/** What an answer carries; throws the problem if it was refused. */
export function unwrap<Data>(answer: { data?: Data; error?: unknown; response: Response }): NonNullable<Data> {
  if (!answer.response.ok || answer.data === undefined || answer.data === null) {
    const problem = typeof answer.error === "object" && answer.error !== null ? answer.error : {};
    throw new AbmProblem(answer.response.status, problem);
  }
  return answer.data;
}
