import { identifierSchemes, type IdentifierSchemeId } from '#vybory/forms';

/** Invented identifiers that have the right check digits. */
export function companyCode(number: number): string {
  const seven = String(3_000_000 + (number % 1_000_000)).padStart(7, '0');
  return firstValid('edrpou', 10, (digit) => `${seven}${digit}`);
}

export const bankCode = '300465';

export function bankAccount(number: number): string {
  const account = String(26_000_000_000_000 + number).padStart(19, '0');
  return firstValid('iban', 100, (check) => `UA${String(check).padStart(2, '0')}${bankCode}${account}`);
}

function firstValid(scheme: IdentifierSchemeId, tries: number, text: (check: number) => string): string {
  for (let check = 0; check < tries; check++) {
    const value = text(check);
    if (identifierSchemes[scheme].valid(value)) return value;
  }
  throw new Error(`no check digits make ${text(0)} a valid ${scheme}`);
}
