import type { CampaignDefinition } from '#vybory/campaigns';
import { compose, text, type Text } from '#vybory/language';
import { districtProtocol, precinctProtocol, regionProtocol } from '../forms.js';
import { countIn, exceeds, textIn } from '../reading.js';
import { noViolations, relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number, percent } from '../wording/numbers.js';

const officers = [
  { field: 'chairSigned', title: text('голови комісії', 'the chair') },
  { field: 'deputyChairSigned', title: text('заступника голови', 'the deputy chair') },
  { field: 'secretarySigned', title: text('секретаря комісії', 'the secretary') },
] as const;

/**
 * P-12: `members signed ≤ members in total`; more than `quorum` of the members signed; the sitting had a quorum; chair,
 * deputy chair and secretary signed. What is not stated is not asked about. Source: SYS PKW P14–P16; the quorum of more
 * than half is OWN. Severity `act`.
 */
export const p12 = relation({
  id: 'P-12',
  version: 2,
  title: text('Підписи членів комісії', 'Signatures of the members of the commission'),
  formula: 'signed ≤ members; signed > quorum × members; the sitting had a quorum; chair, deputy and secretary signed',
  source: 'SYS PKW P14–P16; quorum OWN',
  severity: 'act',
  judges: [{ form: precinctProtocol }, { form: districtProtocol }, { form: regionProtocol }],
  missing: 'skip-any',
  params: {
    quorum: {
      kind: 'number',
      default: 0.5,
      min: 0,
      max: 1,
      meaning: text('Частка членів, більше якої має підписати', 'Share of the members that more than must sign'),
    },
    officers: {
      kind: 'flag',
      default: true,
      meaning: text('Чи перевіряти підписи голови, заступника й секретаря', 'Whether the officers must have signed'),
    },
  },
  bind: (_scope, params) => ({
    judge: ({ values }) => {
      const total = countIn(values, 'membersTotal');
      const signed = countIn(values, 'membersSigned');
      const tooMany = exceeds(signed, total);
      const tooFew = exceeds(params.quorum * total, signed) || params.quorum * total === signed;
      const unlawful = values.quorum === false;
      const absent = params.officers && officers.some(({ field }) => values[field] === false);
      if (!tooMany && !tooFew && !unlawful && !absent) return noViolations;
      return [
        ...(tooMany ? [tooManySigned(signed, total)] : []),
        ...(tooFew ? [tooFewSigned(signed, total, params.quorum)] : []),
        ...(unlawful ? [noQuorum] : []),
        ...(params.officers ? absentOfficers(values) : []),
      ];
    },
  }),
});

function tooManySigned(signed: number, total: number): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `Підписали ${number(signed, l)}, а у складі комісії ${number(total, l)}. Підписів не може бути більше, ніж членів.`
      : `${number(signed, l)} signed, and the commission has ${number(total, l)} members. There cannot be more signatures than members.`,
  );
  return { fields: ['membersSigned', 'membersTotal'], expected: total, actual: signed, message };
}

function tooFewSigned(signed: number, total: number, quorum: number): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `Підписали ${number(signed, l)} з ${number(total, l)} членів комісії, а потрібно більше ніж ${percent(quorum, l)}.`
      : `${number(signed, l)} of ${number(total, l)} members signed, and more than ${percent(quorum, l)} are needed.`,
  );
  return {
    fields: ['membersSigned', 'membersTotal'],
    expected: Math.floor(quorum * total) + 1,
    actual: signed,
    message,
  };
}

const noQuorum: Violation = {
  fields: ['quorum'],
  expected: true,
  actual: false,
  message: text('Засідання комісії не було правомочним.', 'The sitting of the commission had no quorum.'),
};

function absentOfficers(values: FormValues): readonly Violation[] {
  return officers.filter(({ field }) => values[field] === false).map(({ field, title }) => absentOfficer(field, title));
}

function absentOfficer(field: string, title: Text): Violation {
  const message = text(`На протоколі немає підпису ${title.uk}.`, `The protocol is not signed by ${title.en}.`);
  return { fields: [field], expected: true, actual: false, message };
}

/**
 * P-16: the protocol is drawn up after the close of voting, and with `sameDate` on the voting day itself. Times are
 * local to the campaign. A date without a time is judged against the day only. Counting goes on past midnight as a
 * rule, so `sameDate` is off by default. Source: law 2001 art. 66(1) (voting until 20:00); press 2019 on protocols
 * dated the day after. Severity `warning`.
 */
export const p16 = relation({
  id: 'P-16',
  version: 1,
  title: text('Протокол складено після закінчення голосування', 'The protocol is drawn up after the close of voting'),
  formula: 'drawnUpAt ≥ voting day at the close of polls; with sameDate: date(drawnUpAt) = voting day',
  source: 'LAW 2766-III (2001) art. 66(1); NEWS oporaua.org 17433 (2019)',
  severity: 'warning',
  judges: [{ form: precinctProtocol }],
  missing: 'skip-any',
  params: {
    notBefore: {
      kind: 'choice',
      default: 'close',
      choices: ['close', 'any'],
      meaning: text(
        '«close»: не раніше закриття дільниць; «any»: час не перевіряється',
        '“close”: not before the polls close; “any”: the time is not judged',
      ),
    },
    sameDate: {
      kind: 'flag',
      default: false,
      meaning: text('Чи має дата збігатися з днем голосування', 'Whether the date must be the voting day'),
    },
  },
  bind: ({ definition }, params) => ({
    judge: ({ values }) => {
      const at = textIn(values, 'drawnUpAt');
      if (at === undefined) return noViolations;
      if (params.notBefore === 'close' && isBefore(at, definition)) return [tooEarly(at, definition)];
      if (params.sameDate && !at.startsWith(definition.votingDay)) return [anotherDate(at, definition)];
      return noViolations;
    },
  }),
});

/** A text that is shorter, a date, is compared with the day alone. ISO 8601 texts compare as what they mean. */
function isBefore(at: string, { votingDay, polls }: CampaignDefinition): boolean {
  return at.length === votingDay.length ? at < votingDay : at < `${votingDay}T${polls.close}`;
}

function tooEarly(at: string, { votingDay, polls }: CampaignDefinition): Violation {
  const moment = at.replace('T', ' ');
  return {
    fields: ['drawnUpAt'],
    expected: `${votingDay}T${polls.close}`,
    actual: at,
    message: text(
      `Протокол складено ${moment}, а голосування закінчується ${votingDay} о ${polls.close}: раніше протокол скласти не можна.`,
      `The protocol is drawn up at ${moment}, and voting ends on ${votingDay} at ${polls.close}: there can be no protocol before that.`,
    ),
  };
}

function anotherDate(at: string, { votingDay }: CampaignDefinition): Violation {
  return {
    fields: ['drawnUpAt'],
    expected: votingDay,
    actual: at,
    message: text(
      `Протокол складено ${at.slice(0, votingDay.length)}, а голосування відбулося ${votingDay}.`,
      `The protocol is drawn up on ${at.slice(0, votingDay.length)}, and the vote took place on ${votingDay}.`,
    ),
  };
}
