import { text } from '#vybory/language';
import { Day, Identifier, TextField } from '../decorators.js';

/** Parts that forms have in common. Whose data they are and why, the form says where it uses them. */

export const lastName = TextField({
  label: text('Прізвище', 'Last name'),
  maxLength: 100,
  example: 'Коваленко',
  personal: { category: 'name' },
});
export const firstName = TextField({
  label: text('Власне ім’я', 'First name'),
  maxLength: 100,
  example: 'Олена',
  personal: { category: 'name' },
});
export const patronymic = TextField({
  label: text('По батькові', 'Patronymic'),
  hint: text('Порожньо, якщо немає', 'Left out when there is none'),
  maxLength: 100,
  optional: true,
  example: 'Іванівна',
  personal: { category: 'name' },
});

export class PersonName {
  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;
}

export const birthDate = Day({
  label: text('Дата народження', 'Date of birth'),
  example: '1969-05-14',
  personal: { category: 'birth' },
});

/** Of whoever is proposed or appointed. */
export const workplace = TextField({
  label: text('Місце роботи', 'Workplace'),
  maxLength: 500,
  optional: true,
  example: 'Полтавська загальноосвітня школа № 3',
  personal: { category: 'occupation' },
});

/** A person as the order's forms tell one from another: by name and date of birth. */
export class Person {
  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @birthDate
  birthDate!: string;
}

/** The same as a key of rows. */
export const personKey = ['lastName', 'firstName', 'patronymic', 'birthDate'] as const;

/** Of rows that hold the person in a group. */
export function personIn(group: string): readonly string[] {
  return personKey.map((part) => `${group}.${part}`);
}

/** Who signed a document, handed it over or took it, and in what capacity. */
export class Signatory {
  @lastName
  lastName!: string;

  @firstName
  firstName!: string;

  @patronymic
  patronymic?: string;

  @TextField({
    label: text('Посада (статус)', 'Position (capacity)'),
    maxLength: 500,
    example: 'голова',
    personal: { category: 'occupation' },
  })
  position!: string;
}

/** Postal address in Ukraine, in parts. */
export class PostAddress {
  @Identifier('postcode', {
    label: text('Поштовий індекс', 'Postal code'),
    optional: true,
    personal: { category: 'residence' },
  })
  postcode?: string;

  @TextField({ label: text('Область', 'Region'), maxLength: 100, optional: true, personal: { category: 'residence' } })
  region?: string;

  @TextField({
    label: text('Населений пункт', 'Settlement'),
    maxLength: 200,
    example: 'Полтава',
    personal: { category: 'residence' },
  })
  settlement!: string;

  @TextField({
    label: text('Вулиця', 'Street'),
    maxLength: 200,
    optional: true,
    example: 'вул. Соборності',
    personal: { category: 'residence' },
  })
  street?: string;

  @TextField({
    label: text('Будинок', 'Building'),
    maxLength: 20,
    optional: true,
    example: '36',
    personal: { category: 'residence' },
  })
  building?: string;

  @TextField({ label: text('Квартира', 'Flat'), maxLength: 20, optional: true, personal: { category: 'residence' } })
  flat?: string;
}

/** Address of an office, a polling station, an institution: not personal. */
export class OfficeAddress {
  @Identifier('postcode', { label: text('Поштовий індекс', 'Postal code'), optional: true })
  postcode?: string;

  @TextField({ label: text('Населений пункт', 'Settlement'), maxLength: 200, example: 'Полтава' })
  settlement!: string;

  @TextField({ label: text('Вулиця', 'Street'), maxLength: 200, optional: true, example: 'вул. Соборності' })
  street?: string;

  @TextField({ label: text('Будинок', 'Building'), maxLength: 20, optional: true, example: '36' })
  building?: string;

  @TextField({ label: text('Приміщення', 'Room'), maxLength: 100, optional: true })
  room?: string;
}
