import { writeFileSync } from 'node:fs';
import { datasetSchema } from './dataset/dataset-schema.js';
import { campaignDefinitionSchema } from './definition-schema.js';
import { campaignsJson, campaignsPath } from './testing/repository-files.js';

/** `VYBORY_UPDATE_DOCS=1` writes the files anew instead of comparing them. */
const update = process.env.VYBORY_UPDATE_DOCS === '1';

describe('the schemas that editors and authors abroad use', () => {
  it.each([
    ['campaign.schema.json', campaignDefinitionSchema],
    ['dataset.schema.json', datasetSchema],
  ])('campaigns/%s is the one that the code checks with', (name, schema) => {
    if (update) writeFileSync(campaignsPath(name), `${JSON.stringify(schema, null, 2)}\n`);
    expect(campaignsJson(name)).toEqual(schema);
  });

  it('explain every member', () => {
    expect([...unexplained(campaignDefinitionSchema, ''), ...unexplained(datasetSchema, '')]).toEqual([]);
  });
});

/** Paths of the members without a description; fixed values and the two languages of a text speak for themselves. */
function unexplained(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, member]) => [
    ...(name === 'properties' && !path.includes('/if') ? silentMembers(member as Record<string, unknown>, path) : []),
    ...unexplained(member, `${path}/${name}`),
  ]);
}

function silentMembers(properties: Record<string, unknown>, path: string): string[] {
  return Object.entries(properties).flatMap(([name, described]) => {
    const says = ['description', 'const', '$ref'].some((word) => word in (described as object));
    return says || name === 'uk' || name === 'en' ? [] : [`${path}/${name}`];
  });
}
