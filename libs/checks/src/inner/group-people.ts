import { compose, text, type Text } from '#vybory/language';
import { slotKey } from '../cross-form/fact-keys.js';
import { fieldOf } from '../cross-form/field-of.js';
import { peopleIn, personKey, type NamedPerson } from '../cross-form/people.js';
import { citizensMeeting, groupMembers, meetingParticipants } from '../forms.js';
import { mutual, relation, type BoundRelation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';
import { number } from '../wording/numbers.js';

const amongParticipants = text('серед учасників зборів', 'among the participants of the meeting');
const amongElected = text('серед обраних зборами', 'among those whom the meeting elected');

/**
 * F-17: whoever is in an initiative group was there to be elected: members of the group of a meeting of voters took part in it (3.1.г.4), members of a referendum
 * group are those whom the meeting of citizens elected (3.3.г.2 and 3.3.г.3). People are compared by name and date of birth; findings name rows and
 * nobody, for these lists are nobody's to publish. Source: OWN, from the items. Severity `error`.
 */
export const f17 = relation({
  id: 'F-17',
  version: 1,
  title: text('Члени ініціативної групи — з-поміж учасників зборів', 'An initiative group comes from its meeting'),
  formula: 'members of the group ⊆ participants of the meeting; list of the group ⊆ members that the meeting elected',
  source: 'OWN, from 3.1.г.4, 3.3.г.2 and 3.3.г.3',
  severity: 'error',
  judges: [
    { form: meetingParticipants },
    { form: groupMembers, needs: `\`${citizensMeeting}\` of the group` },
    { form: citizensMeeting, needs: `\`${groupMembers}\` of the group` },
  ],
  missing: 'skip-any',
  mutual,
  params: {},
  bind: ({ form }) => {
    if (form === meetingParticipants) return atMeeting;
    return form === groupMembers ? atList : atProtocol;
  },
});

const atMeeting: BoundRelation = {
  judge: ({ values }) =>
    strangers(peopleIn(values, 'initiativeGroup'), peopleIn(values, 'participants', 'person')).map((person) =>
      breach([person.path, 'participants'], person, amongParticipants),
    ),
};

const atList: BoundRelation = {
  needs: ({ unit, key }) => [slotKey(citizensMeeting, unit, key)],
  judge: ({ unit, key, values }, facts) =>
    strangers(listed(values), elected(facts.get(slotKey(citizensMeeting, unit, key)) ?? {})).map((person) =>
      breach([person.path, fieldOf(citizensMeeting, unit, key, 'groupMembers')], person, amongElected),
    ),
};

const atProtocol: BoundRelation = {
  needs: ({ unit, key }) => [slotKey(groupMembers, unit, key)],
  judge: ({ unit, key, values }, facts) =>
    strangers(listed(facts.get(slotKey(groupMembers, unit, key)) ?? {}), elected(values)).map((person) =>
      breach(['groupMembers', fieldOf(groupMembers, unit, key, person.path)], person, amongElected),
    ),
};

function listed(values: FormValues): readonly NamedPerson[] {
  return peopleIn(values, 'members', 'person');
}

function elected(values: FormValues): readonly NamedPerson[] {
  return peopleIn(values, 'groupMembers');
}

/** Those who are not among the others; nobody while the others, or dates of birth, are not stated. */
function strangers(people: readonly NamedPerson[], among: readonly NamedPerson[]): readonly NamedPerson[] {
  if (among.length === 0 || among.some(({ born }) => born === '')) return [];
  const known = new Set(among.map(personKey));
  return people.filter((person) => person.born !== '' && !known.has(personKey(person)));
}

function breach(fields: readonly string[], { path }: NamedPerson, among: Text): Violation {
  const row = Number(path.split('.')[1]) + 1;
  const message = compose((l) =>
    l === 'uk'
      ? `Рядок ${number(row, l)} складу групи: такої особи немає ${among[l]}.`
      : `Row ${number(row, l)} of the group: there is no such person ${among[l]}.`,
  );
  return { fields, expected: 'member', actual: null, message };
}
