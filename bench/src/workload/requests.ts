import type { RequestOf } from '../harness/load.js';
import { campaignId, type Precinct } from './campaign.js';
import type { FilledForm } from './many-rows.js';
import { protocols } from './protocols.js';

const differentProtocols = 500;
const texts = protocols(differentProtocols).map((values) => JSON.stringify(values));

function valuesText(number: number): string {
  return texts[number % differentProtocols] ?? '';
}

/** Single submissions, one protocol per precinct, as bytes of HTTP/1.1. */
export function submissionRequests(url: URL, precincts: readonly Precinct[]): RequestOf {
  const head = `POST /api/v1/campaigns/${campaignId}/submissions HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\n`;
  return (number) => {
    const precinct = precincts[number];
    if (!precinct) throw new RangeError(`there is no precinct ${number}`);
    const body = `{${addressOf(precinct)},"values":${valuesText(number)}}`;
    return (
      `${head}vybory-body: territorial-commission:${precinct.district}\r\nidempotency-key: ${keyOf(precinct)}\r\n` +
      `content-length: ${body.length}\r\n\r\n${body}`
    );
  };
}

/** A line of a batch that the Secretariat sends for everybody. */
export function batchLine(precinct: Precinct, number: number): string {
  return `{${addressOf(precinct)},"values":${valuesText(number)},"idempotencyKey":"${keyOf(precinct)}"}\n`;
}

function addressOf({ code, contest }: Precinct): string {
  const key = contest === undefined ? '' : `,"key":"${contest}"`;
  return `"form":"precinct-count-protocol","unit":"${code}"${key}`;
}

function keyOf({ code, contest }: Precinct): string {
  return contest === undefined ? `protocol-${code}` : `protocol-${code}-${contest}`;
}

export const secretariat = 'secretariat';

/** A form as the Secretariat sends it for its body. */
export function filledFormRequest(url: URL, { slot: { form, unit, key }, values }: FilledForm): string {
  const body = Buffer.from(JSON.stringify({ form, unit, key, values })).toString('latin1');
  return (
    `POST /api/v1/campaigns/${campaignId}/submissions HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\n` +
    `vybory-body: ${secretariat}\r\nidempotency-key: ${form}-${unit}-${key}\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  );
}

/** @param newest an answer that has become outdated will not do */
export function getRequest(url: URL, path: string, newest = false): string {
  const cacheControl = newest ? 'cache-control: no-cache\r\n' : '';
  return `GET /api/v1/${path} HTTP/1.1\r\nhost: ${url.host}\r\n${cacheControl}\r\n`;
}
