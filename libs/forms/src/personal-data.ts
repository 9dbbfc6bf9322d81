import { text, type Text } from '#vybory/language';

/**
 * What the forms know of personal data: whose they are, what kind they are, what they serve and on which ground. Every field that holds
 * some carries a mark; the requirements are PD-1 to PD-6 and PD-29 (policy on personal data, clauses 2.1 to 2.3, 3.4 to 3.6, 4.11.3).
 */

/** Whose data they are, as the classes of data subjects are numbered in the requirements: S1 members and staff of commissions … */
export const dataSubjects = {
  'commission-member': { class: 'S1', title: text('Члени та працівники комісій', 'Members and staff of commissions') },
  nominee: { class: 'S2', title: text('Претенденти та кандидати', 'Nominees and candidates') },
  representative: {
    class: 'S2',
    title: text('Представники, довірені та уповноважені особи', 'Representatives, proxies and authorised persons'),
  },
  'fund-manager': { class: 'S2', title: text('Розпорядники виборчих фондів', 'Managers of election funds') },
  official: { class: 'S2', title: text('Посадові особи, які підписують документи', 'Officials who sign documents') },
  elected: { class: 'S2', title: text('Обрані особи', 'Persons elected') },
  observer: { class: 'S3', title: text('Спостерігачі', 'Observers') },
  'media-representative': {
    class: 'S3',
    title: text('Представники засобів масової інформації', 'Representatives of the media'),
  },
  donor: { class: 'S4', title: text('Жертводавці', 'Donors') },
  supporter: {
    class: 'S5',
    title: text(
      'Учасники зборів, ініціативних груп і збирачі підписів',
      'Members of meetings and initiative groups, collectors of signatures',
    ),
  },
  complainant: {
    class: 'S5',
    title: text('Особи, які подали звернення і скарги', 'People who appealed or complained'),
  },
  'family-member': { class: 'S2', title: text('Члени сімей кандидатів', 'Family members of candidates') },
} as const satisfies Record<string, { readonly class: string; readonly title: Text }>;
export type DataSubject = keyof typeof dataSubjects;

/** `special`: political and other views, convictions, private life; they need a ground from the closed list of clause 3.5 (PD-3). */
export const dataCategories = {
  name: { special: false, title: text('Прізвище, ім’я, по батькові', 'Name') },
  birth: { special: false, title: text('Дата і місце народження', 'Date and place of birth') },
  citizenship: { special: false, title: text('Громадянство', 'Citizenship') },
  residence: { special: false, title: text('Місце проживання', 'Residence') },
  contact: { special: false, title: text('Засоби зв’язку', 'Contact') },
  'identity-document': { special: false, title: text('Документ, що посвідчує особу', 'Identity document') },
  'tax-number': { special: false, title: text('Номер платника податків', 'Tax number') },
  occupation: { special: false, title: text('Рід занять, посада, місце роботи', 'Occupation, position, workplace') },
  education: { special: false, title: text('Освіта, мови', 'Education, languages') },
  property: { special: false, title: text('Доходи, майно, кошти', 'Income, property, money') },
  image: { special: false, title: text('Зображення', 'Image') },
  document: { special: false, title: text('Документ особи', 'Document of the person') },
  political: { special: true, title: text('Партійність, політичні погляди', 'Party membership, political views') },
  'private-life': {
    special: true,
    title: text('Особисте і сімейне життя, біографія', 'Private and family life, biography'),
  },
  convictions: { special: true, title: text('Судимості', 'Convictions') },
} as const satisfies Record<string, { readonly special: boolean; readonly title: Text }>;
export type DataCategory = keyof typeof dataCategories;

export interface RetentionRule {
  /** Years from 1 January of the year after the file was closed (PD-29). */
  readonly years: number;
  readonly source: string;
}

export const retentionRules = {
  'commission-files': { years: 5, source: 'personal data of residents, 3.6.2 and 3.6.3' },
  'election-documents': { years: 5, source: 'personal data of residents, 3.6.2 and 3.6.3; order № 60, section 8' },
  'accounting-records': { years: 5, source: 'personal data of residents, 3.6.2 (accounting law, art. 29)' },
} as const satisfies Record<string, RetentionRule>;
export type RetentionRuleId = keyof typeof retentionRules;

interface PurposeDefinition {
  readonly title: Text;
  /** Law that sets purpose, circle of subjects and content: what exempts from consent (PD-2). */
  readonly ground: string;
  /** For special categories: item of the closed list of clause 3.5 (PD-3); without one they are refused. */
  readonly specialGround?: string;
  readonly retention: RetentionRuleId;
}

export const purposes = {
  'form-commissions': {
    title: text('Формування та робота виборчих комісій', 'Formation and work of election commissions'),
    ground: 'Law 2766-III, art. 20, 21; Law 474-XIV (1999); order № 60, 3.1.б.1, 3.1.б.4',
    specialGround: '3.5(2): made public by nomination of the party; law on the composition of commissions',
    retention: 'commission-files',
  },
  'register-candidates': {
    title: text('Висування та реєстрація кандидатів', 'Nomination and registration of candidates'),
    ground: 'Law 474-XIV (1999); Law 2766-III, art. 40 to 47; order № 60, 3.1.в, 3.1.г, 3.2.б',
    specialGround: '3.5(2): made public by the subject who stands for election',
    retention: 'election-documents',
  },
  'represent-participants': {
    title: text('Представництво учасників виборів', 'Representation of the participants'),
    ground: 'Law 2766-III, art. 56 to 59; order № 60, 3.1.д, 3.2.б.11 to 3.2.б.14',
    retention: 'election-documents',
  },
  'control-funds': {
    title: text('Контроль виборчих фондів', 'Control of election funds'),
    ground: 'Law 2766-III, art. 35 to 38; order № 60, 3.1.е, 3.2.є',
    retention: 'accounting-records',
  },
  'accredit-observers': {
    title: text('Реєстрація офіційних спостерігачів', 'Registration of official observers'),
    ground: 'Law 2766-III, art. 60 to 62; order № 60, 3.1.ж, 3.2.в',
    retention: 'election-documents',
  },
  'accredit-media': {
    title: text('Акредитація засобів масової інформації', 'Accreditation of the media'),
    ground: 'order № 60, 3.1.з, 3.2.д.3, 3.3.е',
    retention: 'election-documents',
  },
  'support-initiatives': {
    title: text(
      'Збори, ініціативні групи та збирання підписів',
      'Meetings, initiative groups and collection of signatures',
    ),
    ground: 'Law on referendums of 03.07.1991; Law 474-XIV (1999); order № 60, 3.1.г, 3.3.г, 3.3.д',
    retention: 'election-documents',
  },
  'establish-results': {
    title: text('Встановлення і документування результатів', 'Establishing and documenting results'),
    ground: 'Law 2766-III, art. 68 to 76; order № 60, 3.1.б.13, 3.4.а',
    specialGround: '3.5(2): made public by the subject who stood for election',
    retention: 'election-documents',
  },
  'settle-complaints': {
    title: text('Розгляд звернень і скарг', 'Handling of appeals and complaints'),
    ground: 'order № 60, 3.1.б.15, 3.1.б.16',
    retention: 'election-documents',
  },
} as const satisfies Record<string, PurposeDefinition>;
export type Purpose = keyof typeof purposes;

/** What a form's author says; parts of it may be said by the group or table that the field stands in. */
export interface PersonalOptions {
  readonly subject?: DataSubject;
  readonly purpose?: Purpose;
  readonly category?: DataCategory;
  /** Categories that are published with the form; absent: none. */
  readonly public?: readonly DataCategory[];
}

/** What is known of a personal field. */
export interface PersonalMark {
  readonly subject: DataSubject;
  readonly category: DataCategory;
  readonly purpose: Purpose;
  readonly ground: string;
  readonly specialGround?: string;
  readonly retention: RetentionRuleId;
  readonly public: boolean;
}

/**
 * The whole mark of a field. `options` are merged from the outside in; a field without a category is not personal.
 * @throws TypeError when a personal field lacks its subject or purpose, or a special category its ground (PD-1, PD-3).
 */
export function personalMark(field: string, options: PersonalOptions): PersonalMark | undefined {
  const { subject, purpose, category, public: published = [] } = options;
  if (category === undefined) return undefined;
  if (subject === undefined || purpose === undefined) {
    throw new TypeError(
      `${field}: personal data (${category}) without ${subject === undefined ? 'a subject' : 'a purpose'}`,
    );
  }
  const { ground, retention, specialGround }: PurposeDefinition = purposes[purpose];
  if (dataCategories[category].special && specialGround === undefined) {
    throw new TypeError(`${field}: ${category} is a special category, and ${purpose} gives no ground for it`);
  }
  return {
    subject,
    category,
    purpose,
    ground,
    ...(dataCategories[category].special && specialGround !== undefined ? { specialGround } : {}),
    retention,
    public: published.includes(category),
  };
}

/** Inner options win, the outer ones fill in what they leave out. */
export function mergePersonal(outer: PersonalOptions, inner: PersonalOptions = {}): PersonalOptions {
  return { ...outer, ...inner };
}
