import { isEmail, isIBAN, isISO31661Alpha2 } from 'class-validator';
import { text, type Text } from '#vybory/language';
import { isCode, isWellFormed } from './predicates.js';

/** A kind of identifier that comes with rules of its own. */
export interface IdentifierScheme {
  readonly label: Text;
  readonly valid: (value: string) => boolean;
  /** ECMA-262 regular expression for JSON Schema: necessary, not sufficient where there are check digits. */
  readonly pattern: string;
  readonly maxLength: number;
  readonly example: string;
}

export const identifierSchemes = {
  /** Code of a legal person in the register (ЄДРПОУ): eight digits, the last a check digit. */
  edrpou: {
    label: text('код ЄДРПОУ: вісім цифр', 'EDRPOU code: eight digits'),
    valid: isEdrpou,
    pattern: '^[0-9]{8}$',
    maxLength: 8,
    example: '21661711',
  },
  /** Number of a taxpayer's registration card (РНОКПП): ten digits, the last a check digit. */
  rnokpp: {
    label: text('РНОКПП: десять цифр', 'RNOKPP: ten digits'),
    valid: isRnokpp,
    pattern: '^[0-9]{10}$',
    maxLength: 10,
    example: '2817900001',
  },
  /** ISO 13616; Ukrainian accounts have 29 characters. */
  iban: {
    label: text('IBAN без пропусків', 'IBAN without spaces'),
    valid: (value) => /^[A-Z0-9]+$/.test(value) && isIBAN(value),
    pattern: '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$',
    maxLength: 34,
    example: 'UA213223130000026007233566001',
  },
  /** Code of a bank in the national register (МФО). */
  mfo: {
    label: text('код банку (МФО): шість цифр', 'bank code (MFO): six digits'),
    valid: (value) => /^[0-9]{6}$/.test(value),
    pattern: '^[0-9]{6}$',
    maxLength: 6,
    example: '300465',
  },
  /** ITU-T E.164. */
  phone: {
    label: text('телефон у вигляді +380441234567', 'phone number as +380441234567'),
    valid: (value) => /^\+[1-9][0-9]{6,14}$/.test(value),
    pattern: '^\\+[1-9][0-9]{6,14}$',
    maxLength: 16,
    example: '+380442561515',
  },
  email: {
    label: text('електронна адреса', 'e-mail address'),
    // validator's isEmail throws on text that has no UTF-8.
    valid: (value) => isWellFormed(value) && isEmail(value),
    pattern: '^[^\\s@]+@[^\\s@]+$',
    maxLength: 254,
    example: 'operator@example.com.ua',
  },
  /** ISO 3166-1 alpha-2, capital letters. */
  country: {
    label: text('код країни з двох великих літер (ISO 3166-1)', 'country code of two capital letters (ISO 3166-1)'),
    valid: (value) => /^[A-Z]{2}$/.test(value) && isISO31661Alpha2(value),
    pattern: '^[A-Z]{2}$',
    maxLength: 2,
    example: 'UA',
  },
  /** Postal code of Ukraine. */
  postcode: {
    label: text('поштовий індекс: п’ять цифр', 'postal code: five digits'),
    valid: (value) => /^[0-9]{5}$/.test(value),
    pattern: '^[0-9]{5}$',
    maxLength: 5,
    example: '01196',
  },
  /** Id of another submission of the same campaign. That it exists is a matter of the checks: it may still be on its way. */
  submission: {
    label: text('ідентифікатор подання', 'id of a submission'),
    valid: (value) => value.length <= 300 && /^[A-Za-z0-9._:+-]+~[1-9][0-9]{0,5}$/.test(value),
    pattern: '^[A-Za-z0-9._:+-]+~[1-9][0-9]{0,5}$',
    maxLength: 300,
    example: 'demo.precincts-formed-notice.11~1',
  },
  /** Number of a certificate of accreditation or registration. That it exists is a matter of the checks. */
  certificate: {
    label: text('номер посвідчення', 'number of the certificate'),
    valid: (value) => isCode(value.replaceAll('/', '-').replaceAll(/[А-ЩЬЮЯҐЄІЇ]/g, 'A'), 32),
    pattern: '^[A-Za-z0-9_/А-ЩЬЮЯҐЄІЇ-]{1,32}$',
    maxLength: 32,
    example: 'ОС-000017',
  },
} as const satisfies Record<string, IdentifierScheme>;

export type IdentifierSchemeId = keyof typeof identifierSchemes;

export function isIdentifierScheme(name: string): name is IdentifierSchemeId {
  return Object.hasOwn(identifierSchemes, name);
}

export function isIdentifier(value: unknown, scheme: IdentifierSchemeId): boolean {
  const { maxLength, valid }: IdentifierScheme = identifierSchemes[scheme];
  return typeof value === 'string' && value.length <= maxLength && valid(value);
}

/** Weights of the register: codes from 30,000,000 to 60,000,000 count from the seventh digit on. */
function isEdrpou(value: string): boolean {
  if (!/^[0-9]{8}$/.test(value)) return false;
  const rotated = value >= '30000000' && value <= '60000000';
  const weights = rotated ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
  const first = weighted(value, weights) % 11;
  const check =
    first < 10
      ? first
      : weighted(
          value,
          weights.map((weight) => weight + 2),
        ) % 11;
  return check % 10 === Number(value[7]);
}

function isRnokpp(value: string): boolean {
  if (!/^[0-9]{10}$/.test(value)) return false;
  const sum = weighted(value, [-1, 5, 7, 9, 4, 6, 10, 5, 7]);
  return (((sum % 11) + 11) % 11) % 10 === Number(value[9]);
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}
