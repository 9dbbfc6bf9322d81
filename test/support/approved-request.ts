import request, { type Response } from 'supertest';

/** A version of a one-off request, as every decision on it answers. */
interface Decided {
  readonly versions: readonly { readonly version: number; readonly hash: string }[];
}

/**
 * Leads a one-off request all the way: designed, agreed and approved by different persons. A key that was designed before gets
 * another version.
 */
export async function approveRequest(url: string, campaign: string, key: string, design: object): Promise<void> {
  const path = `${url}/api/v1/campaigns/${campaign}/request-forms`;
  const drafted = await send('post', path, ['secretariat', 'author'], { key, ...design });
  const draft =
    drafted.status === 409 ? await send('put', `${path}/${key}/draft`, ['secretariat', 'author'], design) : drafted;
  const hash = (draft.body as Decided).versions.at(-1)?.hash;
  const steps = [
    ['submission-for-agreement', 'secretariat', 'author'],
    ['agreement', 'informatisation-unit', 'agreeing'],
    ['approval', 'commission-head', 'head'],
  ] as const;
  for (const [step, ...who] of steps) {
    const answer = await send('post', `${path}/${key}/${step}`, who, { hash });
    if (answer.status !== 200) throw new Error(`${step}: ${answer.status} ${answer.text}`);
  }
}

function send(
  method: 'post' | 'put',
  address: string,
  [unit, person]: readonly [unit: string, person: string],
  body: object,
): Promise<Response> {
  return Promise.resolve(request(address)[method]('').set({ 'vybory-body': unit, 'vybory-person': person }).send(body));
}
