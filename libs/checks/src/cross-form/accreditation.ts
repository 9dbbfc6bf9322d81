import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import { subjectOf } from '../finance/days.js';
import { mediaAccreditation, mediaTermination, observerAccreditation, observerTermination } from '../forms.js';
import { recordsIn, textIn } from '../reading.js';
import { mutual, relation, type Violation } from '../relation.js';
import type { SubmissionView } from '../submission-view.js';
import { seriesKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';
import { peopleIn, shortKey, type NamedPerson } from './people.js';

interface Accreditation {
  readonly termination: FormKey;
  readonly accreditation: FormKey;
  readonly people: string;
  readonly certificate: string;
}

const accreditations: readonly Accreditation[] = [
  {
    termination: observerTermination,
    accreditation: observerAccreditation,
    people: 'observers',
    certificate: 'certificateNo',
  },
  {
    termination: mediaTermination,
    accreditation: mediaAccreditation,
    people: 'representatives',
    certificate: 'accreditationNo',
  },
];

/**
 * a termination is of somebody whom the sender has accredited, and whose accreditation it has not ended before. The certificate's number is given by the
 * Commission and is in no accreditation, so the person is found by name among those whom the same sender submitted; a number may be ended once.
 * Waits while the sender has accredited nobody, for the paper may still be on its way, and is judged again with each. Source: OWN.
 * Severity `error`.
 */
export const x32 = relation({
  id: 'X-32',
  version: 1,
  title: text('Припинення стосується чинної акредитації', 'A termination is of an accreditation in force'),
  formula: 'person ∈ accredited by the sender; certificate not terminated before',
  source: 'OWN',
  severity: 'error',
  judges: accreditations.map(({ termination, accreditation }) => ({
    form: termination,
    needs: `\`${accreditation}\` and other terminations of the sender`,
  })),
  missing: 'skip-any',
  mutual,
  params: {},
  bind: ({ form }) => {
    const kind = accreditations.find(({ termination }) => termination === form);
    if (kind === undefined) return undefined;
    const keys = ({ unit, key }: SubmissionView) =>
      [seriesKey(kind.accreditation, unit, subjectOf(key)), seriesKey(form, unit, subjectOf(key))] as const;
    return {
      needs: (submission) => keys(submission),
      judge: (submission, facts) => {
        const [accredited, terminated] = keys(submission).map((key) => facts.get(key) ?? []);
        const known = new Set((accredited ?? []).flatMap(({ values }) => peopleIn(values, kind.people)).map(shortKey));
        const ended = new Map(
          (terminated ?? [])
            .filter(({ key }) => key !== submission.key)
            .flatMap((other) =>
              recordsIn(other.values, 'terminations').map(({ path, row }) => {
                const field = fieldOf(form, other.unit, other.key, `${path}.${kind.certificate}`);
                return [textIn(row, kind.certificate) ?? '', field] as const;
              }),
            ),
        );
        return [
          ...(known.size === 0
            ? []
            : peopleIn(submission.values, 'terminations')
                .filter((person) => !known.has(shortKey(person)))
                .map(unknownPerson)),
          ...recordsIn(submission.values, 'terminations').flatMap(({ path, row }) => {
            const number = textIn(row, kind.certificate) ?? '';
            const before = ended.get(number);
            return before === undefined ? [] : [endedBefore(number, [`${path}.${kind.certificate}`, before])];
          }),
        ];
      },
    };
  },
});

function unknownPerson({ path, name }: NamedPerson): Violation {
  const message = text(
    `${name}: серед акредитованих за поданням цього суб’єкта такої особи немає.`,
    `${name} is not among those accredited on the proposal of this sender.`,
  );
  return { fields: [`${path}.lastName`, `${path}.firstName`], expected: 'accredited', actual: null, message };
}

function endedBefore(number: string, fields: readonly string[]): Violation {
  const message = text(
    `Акредитацію за посвідченням ${number} уже припинено.`,
    `The accreditation under certificate ${number} has been terminated already.`,
  );
  return { fields, expected: 'in force', actual: 'terminated', message };
}
