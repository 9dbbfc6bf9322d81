import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallCampaign } from '../testing/definitions.js';
import {
  agreeing,
  author,
  changedDesign,
  colleague,
  head,
  requestKey as key,
  sampleDesign,
} from '../testing/requests.js';
import { evolve, initialCampaignState } from '../state.js';
import type { ActingPerson } from './events.js';
import { decideRequestForm, versionStatusTitle, type RequestFormCommand } from './decide.js';
import { evolveRequestForm, initialRequestForm, type RequestFormState, type RequestFormVersion } from './state.js';
import { versionTransitions } from './transitions.js';

const campaign = evolve(initialCampaignState, {
  type: 'CampaignAnnounced',
  data: { definition: smallCampaign, definitionHash: 'h' },
});

/** Anybody tries anything on any version, in any unit. */
const attempt = fc.record({
  type: fc.constantFrom(...(['Draft', 'SubmitForAgreement', 'Agree', 'Approve', 'Return', 'Withdraw'] as const)),
  person: fc.constantFrom<string>('author', 'colleague', 'agreeing', 'head'),
  unit: fc.constantFrom(author.unit, agreeing.unit, head.unit),
  design: fc.constantFrom(sampleDesign, changedDesign),
  /** Which version is meant, counted from the newest. */
  back: fc.nat(1),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer One> ? One : never;

/** Mostly the step that leads on, by whoever may take it; else anything. */
const lives = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), attempt), { maxLength: 40 });
type Life = readonly (readonly [number, Attempt])[];

function onwards({ design }: Attempt, { versions }: RequestFormState): Attempt {
  const last = versions.at(-1)?.status;
  const step = (type: Attempt['type'], { person, unit }: ActingPerson): Attempt => ({
    type,
    person,
    unit,
    design,
    back: 0,
  });
  if (last === 'draft') return step('SubmitForAgreement', colleague);
  if (last === 'in-agreement') return step('Agree', agreeing);
  if (last === 'agreed') return step('Approve', head);
  return step('Draft', author);
}

function commandOf({ type, person, unit, design, back }: Attempt, state: RequestFormState): RequestFormCommand {
  const by = { person, unit };
  const hash = state.versions.at(-1 - back)?.hash ?? '';
  switch (type) {
    case 'Draft':
      return { type, key, design, expect: state.versions.length === 0 ? 'new' : 'known', by };
    case 'Return':
    case 'Withdraw':
      return { type, key, hash, reason: `${person} ${back}`, by };
    case 'SubmitForAgreement':
    case 'Agree':
    case 'Approve':
      return { type, key, hash, by };
    default: {
      const never: never = type;
      return never;
    }
  }
}

interface Move {
  readonly from: string;
  readonly event: string;
  readonly of: string;
  readonly to: string;
}

/** Every change of the versions that one life makes. */
function movesOf(life: Life, judge: (state: RequestFormState) => void): readonly Move[] {
  const moves: Move[] = [];
  let state = initialRequestForm;
  for (const [chance, anything] of life) {
    const one = chance > 0 ? onwards(anything, state) : anything;
    const decision = decideRequestForm(state, commandOf(one, state), campaign);
    for (const event of decision.ok ? decision.events : []) {
      const next = evolveRequestForm(state, event);
      next.versions.forEach((version, index) => {
        const before = state.versions[index];
        const own = event.data.version === version.version;
        if (before !== version && (own || before?.status !== version.status)) {
          const of = own ? 'itself' : 'a later version';
          moves.push({ from: before?.status ?? 'nothing', event: event.type, of, to: version.status });
        }
      });
      state = next;
      judge(state);
    }
  }
  return moves;
}

const drawn = new Set(versionTransitions.map((arrow) => arrowOf(arrow)));

function arrowOf({ from, event, of, to }: Move): string {
  return `${from} ${event} ${of} ${to}`;
}

describe('the life of a version', () => {
  it('moves along the arrows of the drawing only, and along all of them', () => {
    const walked = new Set<string>();
    fc.assert(
      fc.property(lives, (life) => {
        const arrows = movesOf(life, () => undefined).map(arrowOf);
        for (const arrow of arrows) walked.add(arrow);
        expect(arrows.filter((arrow) => !drawn.has(arrow))).toEqual([]);
      }),
      { numRuns: 1500, seed: 5 },
    );
    expect([...drawn].filter((arrow) => !walked.has(arrow))).toEqual([]);
  });

  it('never has an approval by somebody who wrote it or agreed to it, nor two versions in force', () => {
    fc.assert(
      fc.property(lives, (life) => {
        movesOf(life, ({ versions }) => {
          expect(versions.filter(({ status }) => status === 'approved').length).toBeLessThanOrEqual(1);
          for (const version of versions) expect(ownDecisions(version)).toEqual([]);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('never changes what was approved', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const approved = new Map<number, string>();
        movesOf(life, ({ versions }) => {
          for (const { version, hash, approvedBy } of versions) {
            if (approvedBy === undefined) continue;
            expect(approved.get(version) ?? hash).toBe(hash);
            approved.set(version, hash);
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});

function ownDecisions({ authors, agreedBy, approvedBy }: RequestFormVersion): readonly string[] {
  return [
    ...(agreedBy !== undefined && authors.includes(agreedBy.person) ? [agreedBy.person] : []),
    ...(approvedBy !== undefined && [...authors, agreedBy?.person].includes(approvedBy.person)
      ? [approvedBy.person]
      : []),
  ];
}

const file = join(process.cwd(), 'docs', 'request-form-life.md');

describe('docs/request-form-life.md', () => {
  it('shows the state machine of the code (refresh it with VYBORY_UPDATE_DOCS=1)', () => {
    if (process.env.VYBORY_UPDATE_DOCS === '1') writeFileSync(file, refreshed(readFileSync(file, 'utf8')));
    const document = readFileSync(file, 'utf8');
    expect(document).toBe(refreshed(document));
  });
});

function refreshed(document: string): string {
  const state = (name: string): string => (name === 'nothing' ? '[*]' : name.replaceAll('-', '_'));
  const arrows = versionTransitions.map(
    ({ from, event, of, to }) =>
      `  ${state(from)} --> ${state(to)}: ${event}${of === 'itself' ? '' : ' of a later version'}`,
  );
  const generated = {
    drawing: ['```mermaid', 'stateDiagram-v2', ...arrows, '```'],
    transitions: [
      '| from | event | to | who, when |',
      '|---|---|---|---|',
      ...versionTransitions.map(
        ({ from, event, of, to, when }) =>
          `| ${from} | ${event}${of === 'itself' ? '' : ' of a later version'} | ${to} | ${when} |`,
      ),
    ],
    statuses: [
      '| status | Ukrainian | English |',
      '|---|---|---|',
      ...Object.entries(versionStatusTitle).map(([status, { uk, en }]) => `| ${status} | ${uk} | ${en} |`),
    ],
  };
  return Object.entries(generated).reduce((text, [name, part]) => {
    const block = new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(\n<!-- end -->)`);
    if (!block.test(text)) throw new Error(`docs/request-form-life.md has no block for ${name}`);
    return text.replace(block, (_, start: string, end: string) => `${start}\n${part.join('\n')}\n${end}`);
  }, document);
}
