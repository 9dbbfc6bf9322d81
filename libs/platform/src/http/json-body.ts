import { visit } from 'jsonc-parser';
import { isUtf8 } from 'node:buffer';
import secureJsonParse from 'secure-json-parse';
import { text, type Text } from '#vybory/language';
import { Problem } from './problem.js';

/**
 * A JSON body as an election needs it: bytes must be UTF-8 (RFC 8259, 8.1), names within an object unique (RFC 8259, 4
 * leaves that open, and two numbers for one line must not be settled by chance), no `__proto__` games.
 * @throws Problem 400 `body-*`
 */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) throw badBody('body-empty', text('Тіло запиту порожнє', 'The request body is empty'));
  if (!isUtf8(body)) {
    throw badBody('body-not-utf8', text('Тіло запиту не є коректним UTF-8', 'The request body is not valid UTF-8'));
  }
  return parseJsonText(body.toString('utf8'));
}

/** @throws Problem 400 `body-not-json`, `body-forbidden-name`, `body-duplicate-name` or `body-too-deep` */
export function parseJsonText(source: string): unknown {
  const parsed = parseSafely(source);
  try {
    // What serialises back to the same text cannot have lost a repeated name; only the rest pays for the slow look.
    if (JSON.stringify(parsed) !== source) refuseDuplicateNames(source);
  } catch (error) {
    if (error instanceof RangeError)
      throw badBody('body-too-deep', text('JSON вкладено занадто глибоко', 'The JSON is nested too deeply'));
    throw error;
  }
  return parsed;
}

function parseSafely(source: string): unknown {
  try {
    return secureJsonParse(source, undefined, { protoAction: 'error', constructorAction: 'error' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message === 'Object contains forbidden prototype property') {
      throw badBody(
        'body-forbidden-name',
        text(
          'Назва «__proto__» або «constructor» у JSON заборонена',
          'The name "__proto__" or "constructor" is not allowed in JSON',
        ),
      );
    }
    const title = text('Тіло запиту не є коректним JSON', 'The request body is not valid JSON');
    throw badBody('body-not-json', title, placeOf(message));
  }
}

/** The parser's own words are in English and repeat what was sent; only the place is for the reader. */
function placeOf(message: string): Text | undefined {
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined
    ? undefined
    : text(`Помилка на позиції ${position}`, `The error is at position ${position}`);
}

function refuseDuplicateNames(source: string): void {
  const names: Set<string>[] = [];
  visit(source, {
    onObjectBegin: () => void names.push(new Set()),
    onObjectEnd: () => void names.pop(),
    onObjectProperty: (name, offset, _length, line, column, path) => {
      const known = names.at(-1);
      if (known?.has(name)) {
        const where = [...path(), name].join('.');
        throw badBody(
          'body-duplicate-name',
          text('Назва в об’єкті JSON повторюється', 'A name is repeated within a JSON object'),
          text(
            `«${where}» повторюється: рядок ${line + 1}, позиція ${column + 1}`,
            `"${where}" is repeated: line ${line + 1}, column ${column + 1}`,
          ),
          where,
        );
      }
      known?.add(name);
    },
  });
}

function badBody(code: string, title: Text, detail?: Text, path?: string): Problem {
  return new Problem({
    status: 400,
    code,
    title,
    ...(detail && { detail }),
    ...(path !== undefined && { errors: [{ path, code, message: detail ?? title }] }),
  });
}
