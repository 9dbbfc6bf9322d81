import {
  errorLimit,
  fieldErrorCodes,
  breach,
  fieldError,
  memberPath,
  report,
  type FieldErrorCode,
} from './field-error.js';
import type { FieldError } from './form.js';

const codes = Object.keys(fieldErrorCodes) as FieldErrorCode[];

describe('the codes of field errors', () => {
  it.each(codes)('%s is kebab-case and has a text in both languages', (code) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const { message } = fieldError('path', breach(code, ['A1', 'B2', 'C3']));
    expect(message.uk).toMatch(/^[А-ЯІЇЄҐ№A-Z]/u);
    expect(message.uk).toMatch(/[а-яіїєґ]{3}/u);
    expect(message.en).toMatch(/[a-z]{3}/);
    expect(`${message.uk} ${message.en}`).not.toContain('undefined');
  });

  it('differ in their texts, so that a reader can tell them apart', () => {
    const texts = codes.map((code) => fieldError('', breach(code, ['A', 'B', 'C'])).message.uk);
    expect(new Set(texts).size).toBe(codes.length);
  });
});

describe('a field error', () => {
  it.each([
    [12, 12],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    ['12', '12'],
    [null, null],
    [false, false],
  ])('repeats %p as %p', (actual, shown) => {
    expect(fieldError('total', breach('not-a-whole-number'), actual).actual).toEqual(shown);
  });

  it.each([
    ['long', 'x'.repeat(65)],
    ['not well-formed', '\ud800'],
    ['not single', { a: 1 }],
    ['absent', undefined],
  ])('never repeats what is %s', (_what, actual) => {
    expect(fieldError('total', breach('not-a-text'), actual)).not.toHaveProperty('actual');
  });

  it('names places from the root of the values', () => {
    expect(memberPath('', -1, 'total')).toBe('total');
    expect(memberPath('rows', 3, 'precinct')).toBe('rows.3.precinct');
    expect(memberPath('lines', -1, 'x'.repeat(1_000_000))).toHaveLength('lines.'.length + 65);
  });

  it('is not told without end', () => {
    let errors: FieldError[] | null = null;
    for (let i = 0; i < errorLimit + 500; i += 1) errors = report(errors, `f${i}`, breach('unexpected-field'));
    expect(errors).toHaveLength(errorLimit + 1);
    expect(errors?.at(-1)).toMatchObject({ path: '', code: 'too-many-errors' });
  });
});
