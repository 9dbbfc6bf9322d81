import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '#vybory/canonical-json';
import { evolve, initialCampaignState, type CampaignAnnounced } from '#vybory/campaigns';
import { logName, MemoryEventLog } from '#vybory/event-log';
import { processAll } from '../../libs/processing/src/testing/processing.js';
import { declaredEvents, shapeProblems, type Claim } from './declared-events.js';
import { readingOf } from './reading.js';
import { tellBeforeDuties } from './stories/before-duties.js';
import { tellCourse } from './stories/course.js';
import { tellEdges } from './stories/edges.js';
import { tellSmall } from './stories/small.js';
import { bodyOf, corpus, leafOf, logOf, storedIn, storedStories, writeNew, type StoredEvent } from './story.js';

/** How stories came about. One that stands in the corpus is never told again: a new kind of event gets a new story. */
const tellers: Readonly<Record<string, (eventLog: MemoryEventLog) => Promise<void>>> = {
  'before-duties': tellBeforeDuties,
  course: tellCourse,
  edges: tellEdges,
  small: tellSmall,
};

if (process.env['VYBORY_NEW_STORIES'] !== undefined) {
  const known = new Set(storedStories().map(({ name }) => name));
  for (const [name, tell] of Object.entries(tellers).filter(([name]) => !known.has(name))) {
    const eventLog = new MemoryEventLog();
    await tell(eventLog);
    const events = await storedIn(eventLog, logName(name));
    writeNew(`${name}.jsonl`, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  }
  for (const story of storedStories()) {
    const reading = await readingOf(await logOf(story), story.log);
    writeNew(`${story.name}.reading.json`, `${JSON.stringify(reading, null, 2)}\n`);
  }
}

const stories = storedStories();
const all = stories.flatMap(({ name, events }) =>
  events.map((event, index) => ({ where: `${name}:${index + 1}`, event })),
);
const declared = declaredEvents();

describe('the corpus of stored events', () => {
  it('has every event that the code declares, and no other', () => {
    const inCode = new Set(declared.flatMap(({ types }) => types));
    expect([...new Set(all.map(({ event }) => event.type))].sort()).toEqual([...inCode].sort());
    expect(stories.map(({ name }) => name)).toEqual(Object.keys(tellers).sort());
  });

  it('has an example of what is written now, in the shape that the code gives it today', () => {
    const claims = all.map(({ where, event }) => claimOf(where, event));
    expect(shapeProblems(claims, declared)).toEqual([]);
  });

  it('holds the bytes that were hashed', () => {
    for (const { where, event } of all) {
      const { type, schemaVersion } = bodyOf(event);
      const seen = { leaf: leafOf(event), canonical: canonicalJson(JSON.parse(event.body)), type, schemaVersion };
      const { leaf, body: canonical } = event;
      expect({ where, ...seen }).toEqual({
        where,
        leaf,
        canonical,
        type: event.type,
        schemaVersion: event.schemaVersion,
      });
    }
  });
});

describe.each(stories)('the story $name', (story) => {
  it('would be stored as the same bytes today', async () => {
    const stored = await storedIn(await logOf(story), story.log);
    expect(stored.map(withoutSalt)).toEqual(story.events.map(withoutSalt));
  });

  it('is read as it was meant: by deciders, by the campaign and by views, none of which breaks', async () => {
    const reading = await readingOf(await logOf(story), story.log);
    expect(reading.steps.filter((step) => step.includes(' broken '))).toEqual([]);
    const expected: unknown = JSON.parse(readFileSync(join(corpus, `${story.name}.reading.json`), 'utf8'));
    expect(JSON.parse(JSON.stringify(reading))).toEqual(expected);
  });
});

it('what was processed stays processed: the book of registration numbers and every answer are recognised', async () => {
  const story = stories.find(({ name }) => name === 'small');
  if (story === undefined) throw new Error('the story is gone');
  const eventLog = await logOf(story);
  expect(await processAll(eventLog)).toEqual([]);
  expect((await eventLog.head(story.log)).position).toBe(story.events.length);
});

function withoutSalt({ salt: _salt, leaf: _leaf, ...event }: StoredEvent): object {
  return event;
}

/** Data as the code reads it: where an older version is upgraded while it is read, what comes of that. */
function claimOf(where: string, stored: StoredEvent): Claim {
  const { type, data } = bodyOf(stored);
  if (type !== 'CampaignAnnounced') return { type, where, data };
  const announced = { type, data } as CampaignAnnounced;
  const state = evolve(initialCampaignState, announced);
  const definition = state.status === 'known' ? state.definition : undefined;
  return { type, where, data: { ...announced.data, definition } };
}
