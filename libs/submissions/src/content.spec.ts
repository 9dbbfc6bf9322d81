import { createHash } from 'node:crypto';
import { contentOf } from './content.js';
import { act, slot, submit, values, version } from './testing/commands.js';

describe('contentOf', () => {
  it('is the RFC 8785 text of what the body sent, and its SHA-256', () => {
    const { text, hash } = contentOf(submit({ clarifies: version(1), acts: [act('P-1')] }));
    expect(text).toBe(
      '{"acts":[{"explanation":"one ballot was taken away","relation":"P-1"}],' +
        '"clarifies":"test.precinct-count-protocol.11-050130.president~1",' +
        '"form":"precinct-count-protocol","key":"president","unit":"11-050130",' +
        '"values":{"lines":{"votersIssued":10,"votersTookPart":9},"votes":{"1":5,"2":4}}}',
    );
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('leaves out what was not sent', () => {
    expect(contentOf({ slot: { ...slot, key: '' }, values: {} }).text).toBe(
      '{"form":"precinct-count-protocol","unit":"11-050130","values":{}}',
    );
  });

  it('does not depend on the order of members, nor on what the server adds', () => {
    const sent = { slot, values: { votes: { '2': 4, '1': 5 }, lines: { votersTookPart: 9, votersIssued: 10 } } };
    expect(contentOf(sent).hash).toBe(contentOf({ slot, values }).hash);
    expect(contentOf(submit({ body: 'another-body', idempotencyKey: 'k', formHash: 'f' })).hash).toBe(
      contentOf(sent).hash,
    );
  });

  it('refuses what has no canonical text', () => {
    expect(() => contentOf({ slot, values: { lines: Number.NaN } })).toThrow(RangeError);
    expect(() => contentOf({ slot, values: { text: '\ud800' } })).toThrow(RangeError);
  });
});
