import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedParts } from './testing/drawing.js';
import { transitions } from './transitions.js';

const file = join(process.cwd(), 'docs', 'submission-life.md');
const generated = generatedParts();

/** The document with its generated parts as the code has them now. */
function refreshed(document: string): string {
  return Object.entries(generated).reduce((text, [name, part]) => {
    const block = new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(\n<!-- end -->)`);
    if (!block.test(text)) throw new Error(`docs/submission-life.md has no block for ${name}`);
    return text.replace(block, (_, start: string, end: string) => `${start}\n${part}\n${end}`);
  }, document);
}

describe('docs/submission-life.md', () => {
  it('shows the state machine of the code (refresh it with VYBORY_UPDATE_DOCS=1)', () => {
    if (process.env.VYBORY_UPDATE_DOCS === '1') writeFileSync(file, refreshed(readFileSync(file, 'utf8')));
    const document = readFileSync(file, 'utf8');
    expect(document).toBe(refreshed(document));
  });

  it('names every status and every event in its plain-text drawing', () => {
    const [, drawing = ''] = /```text\n([^]*?)```/.exec(readFileSync(file, 'utf8')) ?? [];
    const names = transitions.flatMap(({ event, to }) => [event, to]);
    expect(names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(drawing))).toEqual([]);
  });
});
