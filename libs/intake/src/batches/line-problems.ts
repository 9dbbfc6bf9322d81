import { text, type Text } from '#vybory/language';
import { mebibytes, noRoomForBody, Problem } from '#vybory/platform';

/** @param limit bytes */
export function lineTooLong(limit: number): Problem {
  const { uk, en } = mebibytes(limit);
  return new Problem({
    status: 413,
    code: 'line-too-long',
    title: text('Рядок задовгий', 'The line is too long'),
    detail: text(`Не більше ${uk}`, `At most ${en}`),
    extensions: { limit },
  });
}

/** The lines of a table that make one submission. @param limit bytes */
export function rowsTooLarge(limit: number): Problem {
  const { uk, en } = mebibytes(limit);
  return new Problem({
    status: 413,
    code: 'submission-too-large',
    title: text('Подання завелике', 'The submission is too large'),
    detail: text(`Рядки одного подання разом: не більше ${uk}`, `The lines of one submission together: at most ${en}`),
    extensions: { limit },
  });
}

/** Why a line was not kept. @param longest bytes */
export function lineLost(lost: 'too-long' | 'no-room', longest: number): Problem {
  return lost === 'too-long' ? lineTooLong(longest) : noRoomForBody();
}

export function lineNotUtf8(): Problem {
  const title = text('Рядок не є коректним UTF-8', 'The line is not valid UTF-8');
  return new Problem({ status: 400, code: 'body-not-utf8', title });
}

export function csvMalformed(detail: Text): Problem {
  const title = text('Рядок CSV не вдалося прочитати', 'The CSV line cannot be read');
  return new Problem({ status: 400, code: 'csv-malformed', title, detail });
}

export const quotesNotClosed = text('Лапки відкрито, але не закрито', 'A quotation mark is opened and never closed');
export const quotesMisplaced = text('Лапки розставлено неправильно', 'The quotation marks are not in their places');
export const wrongNumberOfCells = text(
  'У рядку не стільки значень, скільки стовпців',
  'The line does not have as many values as there are columns',
);
