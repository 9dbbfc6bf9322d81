import { asRecord, recordsIn, textIn, type JsonRecord } from '../reading.js';
import type { FormValues } from '../submission-view.js';

/** A person named in a paper. */
export interface NamedPerson {
  readonly path: string;
  /** «Прізвище Ім’я По батькові», as a finding shows it. */
  readonly name: string;
  /** Without the patronymic, which foreigners have none of and some papers leave out. */
  readonly short: string;
  /** Tells namesakes apart; never shown. Empty when the paper does not ask for it. */
  readonly born: string;
}

/** `undefined` when the record names nobody. */
export function personIn(record: JsonRecord, path: string): NamedPerson | undefined {
  const lastName = textIn(record, 'lastName');
  const firstName = textIn(record, 'firstName');
  if (lastName === undefined || firstName === undefined) return undefined;
  const short = `${lastName} ${firstName}`;
  const patronymic = textIn(record, 'patronymic');
  const name = patronymic === undefined ? short : `${short} ${patronymic}`;
  return { path, name, short, born: textIn(record, 'birthDate') ?? '' };
}

/** People of a table whose rows are people themselves, or hold one in a group. */
export function peopleIn(values: FormValues, table: string, group?: string): readonly NamedPerson[] {
  return recordsIn(values, table).flatMap(({ path, row }) => {
    const record = group === undefined ? row : asRecord(row[group]);
    const person = record === undefined ? undefined : personIn(record, group === undefined ? path : `${path}.${group}`);
    return person === undefined ? [] : [person];
  });
}

/** One text per person: writing in capitals, with another apostrophe or composed otherwise makes nobody else of them. */
export function personKey({ name, born }: NamedPerson): string {
  return `${plain(name)}|${born}`;
}

/** The same where one of two papers asks for neither patronymic nor date of birth. */
export function shortKey({ short }: NamedPerson): string {
  return plain(short);
}

function plain(name: string): string {
  return name.normalize('NFC').toLocaleLowerCase('uk-UA').replaceAll(/['ʼ`]/g, '’').replaceAll(/\s+/g, ' ').trim();
}
