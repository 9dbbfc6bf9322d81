import { text } from '#vybory/language';
import { Problem } from '#vybory/platform';

/** @throws Problem 400 */
export function readIdempotencyKey(key: string | undefined): string | undefined {
  if (key === undefined || /^[\x21-\x7e]{1,128}$/.test(key)) return key;
  throw new Problem({
    status: 400,
    code: 'idempotency-key-malformed',
    title: text('Некоректний Idempotency-Key', 'The Idempotency-Key is malformed'),
    detail: text(
      'Потрібно від 1 до 128 друкованих символів ASCII без пробілів',
      '1 to 128 printable ASCII characters without blanks are expected',
    ),
  });
}
