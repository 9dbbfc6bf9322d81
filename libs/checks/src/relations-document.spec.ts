import { readFileSync, writeFileSync } from 'node:fs';
import { relationsDocument } from './relations-document.js';

const page = new URL('../../../docs/relations.md', import.meta.url);

test('docs/relations.md says what the relations say; run with VYBORY_UPDATE_DOCS=1 to write it anew', () => {
  if (process.env.VYBORY_UPDATE_DOCS === '1') writeFileSync(page, relationsDocument());
  expect(readFileSync(page, 'utf8')).toBe(relationsDocument());
});
