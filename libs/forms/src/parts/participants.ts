import type { PersonalOptions } from '../personal-data.js';

/** Whose data forms of nomination and registration hold, why, and what of them is published. */

/** Who stands for election, before and after registration. */
export const nomineeData = {
  subject: 'nominee',
  purpose: 'register-candidates',
  public: ['name', 'occupation', 'political'],
} as const satisfies PersonalOptions;

/** Representatives at the Commission, authorised persons, proxies. */
export const representativeData = {
  subject: 'representative',
  purpose: 'represent-participants',
  public: ['name', 'occupation'],
} as const satisfies PersonalOptions;

/** Officials of parties who sign the papers of nomination; not published. */
export const nominatingOfficialData = {
  subject: 'official',
  purpose: 'register-candidates',
} as const satisfies PersonalOptions;

/** Members of meetings and initiative groups, collectors of signatures; not published. */
export const supporterData = {
  subject: 'supporter',
  purpose: 'support-initiatives',
} as const satisfies PersonalOptions;

/** Officials who take in the papers of initiatives; not published. */
export const initiativeOfficialData = {
  subject: 'official',
  purpose: 'support-initiatives',
} as const satisfies PersonalOptions;
