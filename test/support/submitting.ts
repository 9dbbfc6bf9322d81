import request, { type Response, type Test } from 'supertest';
import type { FormValues } from '#vybory/submissions';

export interface Submission {
  readonly form: string;
  readonly unit: string;
  readonly key?: string;
  readonly values: FormValues;
  readonly clarifies?: string;
  readonly acts?: readonly object[];
}

export interface Sending {
  readonly body?: string;
  readonly idempotencyKey?: string;
  /** Seconds of `Prefer: wait`. */
  readonly wait?: number;
  readonly language?: string;
}

/** Sends one submission; the body is the commission of the unit's district unless said otherwise. */
export function submit(url: string, campaign: string, submission: Submission, sending: Sending = {}): Test {
  const {
    body = `territorial-commission:${submission.unit.split('-')[0] ?? ''}`,
    idempotencyKey,
    wait,
    language,
  } = sending;
  return request(url)
    .post(`/api/v1/campaigns/${campaign}/submissions`)
    .set({
      'vybory-body': body,
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...(wait !== undefined && { prefer: `wait=${wait}` }),
      ...(language !== undefined && { 'accept-language': language }),
    })
    .send(submission);
}

/** Sends it and waits until its processing has ended. */
export async function submitAndWait(
  url: string,
  campaign: string,
  submission: Submission,
  sending: Sending = {},
): Promise<Settled> {
  const answer = await submit(url, campaign, submission, { ...sending, wait: 20 });
  if (answer.status !== 201 && answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body as Settled;
}

export interface Settled {
  readonly receipt: { readonly submission: string; readonly position: number; readonly receivedAt: string };
  readonly submission: {
    readonly status: string;
    readonly registrationNumber: number;
    readonly findings: readonly { relation: string }[];
  };
}

/** That the answer is a problem document with this status and code, in the announced language. */
export function expectProblem(answer: Response, status: number, code: string): void {
  expect({ status: answer.status, code: problemOf(answer).code, type: answer.headers['content-type'] }).toEqual({
    status,
    code,
    type: 'application/problem+json; charset=utf-8',
  });
  expect(problemOf(answer)).toMatchObject({
    status,
    type: `urn:vybory:problem:${code}`,
    title: expect.stringMatching(/\S/),
  });
}

export interface ProblemBody {
  readonly code: string;
  readonly title: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly [member: string]: unknown;
}

export function problemOf(answer: Response): ProblemBody {
  return JSON.parse(answer.text) as ProblemBody;
}

/** `path code` of every error, in order. */
export function errorsOf(answer: Response): readonly string[] {
  return (problemOf(answer).errors ?? []).map(({ path, code }) => `${path} ${code}`);
}
