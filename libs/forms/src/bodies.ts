import { text, type Text } from '#vybory/language';

export interface OrderBody {
  /** Ukrainian verbatim from the order; where it names a body several times, from the first clause of `clauses`. */
  readonly title: Text;
  /**
   * Where order № 60 of 21 December 2001 names it: clause and place in its list of section 2, or the section that gives it something to
   * decide. Empty for the Secretariat, which all of the order speaks of.
   */
  readonly clauses: readonly string[];
}

/** Who gives information to the Commission: the closed list of section 2 of the order; the Secretariat that takes it in; who decides on one-off requests (section 5). */
const bodies = {
  'regional-council': {
    title: text(
      'Верховна Рада Автономної Республіки Крим, обласні, Київська та Севастопольська міські ради',
      'the Verkhovna Rada of the Autonomous Republic of Crimea, the oblast councils and the Kyiv and Sevastopol city councils',
    ),
    clauses: ['2.1.1', '2.3.1', '2.4.1'],
  },
  'territorial-commission': {
    title: text('територіальні виборчі комісії', 'territorial election commissions'),
    clauses: ['2.1.2'],
  },
  party: { title: text('партії (блоки)', 'parties (blocs)'), clauses: ['2.2.2', '2.1.3'] },
  'nomination-meeting': {
    title: text(
      'збори виборців, які висувають претендентів на кандидатів у Президенти України',
      'meetings of voters that nominate contenders for candidates for President of Ukraine',
    ),
    clauses: ['2.1.4'],
  },
  candidate: {
    title: text('кандидати у Президенти України', 'candidates for President of Ukraine'),
    clauses: ['2.1.5'],
  },
  'foreign-observer-sender': {
    title: text(
      'іноземні держави, міжнародні організації, які направляють офіційних спостерігачів',
      'foreign states and international organisations that send official observers',
    ),
    clauses: ['2.1.6', '2.2.3', '2.3.6', '2.4.2'],
  },
  mfa: {
    title: text('Міністерство закордонних справ України', 'the Ministry of Foreign Affairs of Ukraine'),
    clauses: ['2.1.7', '2.2.4', '2.3.7'],
  },
  'penitentiary-department': {
    title: text(
      'Державний департамент з питань виконання покарань',
      'the State Department for the Execution of Punishments',
    ),
    clauses: ['2.1.8', '2.2.7'],
  },
  'savings-bank': {
    title: text('Ощадний банк України', 'the Savings Bank of Ukraine'),
    clauses: ['2.1.9', '2.2.8'],
  },
  media: { title: text('засоби масової інформації', 'the mass media'), clauses: ['2.1.10', '2.2.9', '2.3.8'] },
  'district-commission': {
    title: text('окружні виборчі комісії', 'district election commissions'),
    clauses: ['2.2.1'],
  },
  treasury: {
    title: text('Державне казначейство України', 'the State Treasury of Ukraine'),
    clauses: ['2.2.5'],
  },
  'statistics-committee': {
    title: text('Державний комітет статистики України', 'the State Statistics Committee of Ukraine'),
    clauses: ['2.2.6'],
  },
  'region-referendum-commission': {
    title: text(
      'комісія Автономної Республіки Крим, обласні, Київська та Севастопольська міські комісії із всеукраїнського референдуму',
      'the all-Ukrainian referendum commissions of the Autonomous Republic of Crimea, of the oblasts and of the cities of Kyiv and Sevastopol',
    ),
    clauses: ['2.3.2'],
  },
  'district-referendum-commission': {
    title: text(
      'районні, міські (міст обласного значення), районні у містах Києві та Севастополі комісії із всеукраїнського референдуму',
      'the all-Ukrainian referendum commissions of raions, of cities of oblast significance and of city raions in Kyiv and Sevastopol',
    ),
    clauses: ['2.3.3'],
  },
  'initiative-group': {
    title: text(
      'ініціативні групи із всеукраїнського референдуму',
      'initiative groups for an all-Ukrainian referendum',
    ),
    clauses: ['2.3.4'],
  },
  'council-head': {
    title: text(
      'голови районних, міських (міст обласного значення) рад, на територіях яких відбулися збори громадян',
      'heads of the councils of the raions and cities of oblast significance in whose territories meetings of citizens took place',
    ),
    clauses: ['2.3.5'],
  },
  secretariat: {
    title: text('Секретаріат Центральної виборчої комісії', 'the Secretariat of the Central Election Commission'),
    clauses: [],
  },
  'informatisation-unit': {
    title: text(
      'управління інформатизації Секретаріату Комісії',
      'the informatisation department of the Secretariat of the Commission',
    ),
    clauses: ['5'],
  },
  'commission-head': { title: text('Голова Комісії', 'the Head of the Commission'), clauses: ['5'] },
} satisfies Record<string, OrderBody>;

/** Key of a body of the order; campaigns that keep to the order use it as the id of their body. */
export type BodyKey = keyof typeof bodies;
export const orderBodies: Readonly<Record<BodyKey, OrderBody>> = bodies;
export const bodyKeys = Object.keys(bodies) as readonly BodyKey[];

export function isBodyKey(key: string): key is BodyKey {
  return Object.hasOwn(bodies, key);
}
