import type { FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import { subjectOf } from '../finance/days.js';
import { mediaAccreditation, mediaTermination, observerAccreditation, observerTermination } from '../forms.js';
import { recordsIn, textIn } from '../reading.js';
import { mutual, noViolations, relation, type BoundRelation, type Violation } from '../relation.js';
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
    return kind === undefined ? undefined : [accredited(kind), endedOnce(kind)];
  },
});

function accredited({ accreditation, people }: Accreditation): BoundRelation {
  const accreditations = ({ unit, key }: SubmissionView) => seriesKey(accreditation, unit, subjectOf(key));
  return {
    oneSided: true,
    needs: (submission) => [accreditations(submission)],
    judge: (submission, facts) => {
      const all = (facts.get(accreditations(submission)) ?? []).flatMap(({ values }) => peopleIn(values, people));
      if (all.length === 0) return noViolations;
      const known = new Set(all.map(shortKey));
      return peopleIn(submission.values, 'terminations')
        .filter((person) => !known.has(shortKey(person)))
        .map(unknownPerson);
    },
  };
}

function endedOnce({ termination, certificate }: Accreditation): BoundRelation {
  const terminations = ({ unit, key }: SubmissionView) => seriesKey(termination, unit, subjectOf(key));
  return {
    needs: (submission) => [terminations(submission)],
    judge: (submission, facts) => {
      const others = (facts.get(terminations(submission)) ?? []).filter(({ key }) => key !== submission.key);
      const ended = new Map(
        others.flatMap((other) =>
          recordsIn(other.values, 'terminations').map(({ path, row }) => {
            const field = fieldOf(termination, other.unit, other.key, `${path}.${certificate}`);
            return [textIn(row, certificate) ?? '', field] as const;
          }),
        ),
      );
      return recordsIn(submission.values, 'terminations').flatMap(({ path, row }) => {
        const number = textIn(row, certificate) ?? '';
        const before = ended.get(number);
        return before === undefined ? [] : [endedBefore(number, [`${path}.${certificate}`, before])];
      });
    },
  };
}

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
