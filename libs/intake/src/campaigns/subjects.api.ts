import { count, listOf, object, objectOf, ref, type RouteDescription, type Schema } from '#vybory/api-document';
import { subjectsSchema, subjectWithdrawalSchema } from '#vybory/campaigns';
import { secretariatProblems, submittingBody, unreadableBody } from '../api-words.js';
import type { SubjectCounts } from './subjects.controller.js';

const tag = 'Campaigns';
const json = 'application/json';
const countsAnswer = (description: string): RouteDescription['answers'][number] => ({
  description,
  content: { [json]: { schema: ref('SubjectCounts') } },
});

export const listSubjects: RouteDescription = {
  id: 'listSubjects',
  tag,
  summary: 'Parties, candidates, outlets and others who take part',
  answers: {
    200: {
      description: 'In the order in which they came, with those that have withdrawn.',
      content: { [json]: { schema: object({ items: listOf(ref('Subject'), 'Subjects.') }) } },
    },
  },
  problems: { 404: ['campaign-unknown'] },
};

export const registerSubjects: RouteDescription = {
  id: 'registerSubjects',
  tag,
  summary: 'Register subjects that the definition does not have',
  description: 'A batch is registered all or none; repeating it does no harm.',
  parameters: [submittingBody],
  body: {
    description: 'The subjects.',
    content: {
      [json]: {
        schema: ref('Subjects'),
        example: [
          { id: 'outlet-1', kind: 'media-outlet', name: { uk: 'Газета «Приклад»', en: 'The Example' } },
          {
            id: 'candidate-1',
            kind: 'candidate',
            name: { uk: 'Перша', en: 'First' },
            contestant: { contest: 'president', id: '1' },
          },
        ],
      },
    },
  },
  answers: { 200: countsAnswer('All of them are registered.') },
  problems: {
    400: unreadableBody,
    ...secretariatProblems,
    404: ['campaign-unknown'],
    409: ['register-closed', 'subjects-invalid', 'subjects-differ'],
    422: ['definition-malformed'],
  },
};

export const withdrawSubject: RouteDescription = {
  id: 'withdrawSubject',
  tag,
  summary: 'End the part of a subject',
  description:
    'It stays known and what it submitted stands; it owes nothing that was not due before. Repeating it does no harm.',
  parameters: [submittingBody],
  body: {
    description: 'Why and from when.',
    content: {
      [json]: {
        schema: ref('SubjectWithdrawal'),
        example: { reason: 'Decision No. 12: the candidate withdrew', at: '2030-03-20T00:00' },
      },
    },
  },
  answers: { 200: countsAnswer('It has withdrawn.') },
  problems: {
    400: unreadableBody,
    ...secretariatProblems,
    404: ['campaign-unknown', 'subject-unknown'],
    409: ['register-closed', 'subject-withdrawn'],
    422: ['definition-malformed'],
  },
};

const { $schema: _dialect, ...subjects } = subjectsSchema;
const { $schema: _sameDialect, ...withdrawal } = subjectWithdrawalSchema;
const subject = subjects['items'] as Schema & { readonly properties: Readonly<Record<string, Schema>> };

export const subjectSchemas: Readonly<Record<string, Schema>> = {
  Subjects: subjects,
  SubjectWithdrawal: withdrawal,
  Subject: {
    ...subject,
    description: 'A subject; with its withdrawal when it has withdrawn.',
    properties: { ...subject.properties, withdrawal: ref('SubjectWithdrawal') },
  },
  SubjectCounts: objectOf<SubjectCounts>({
    known: count('Subjects that the campaign has.'),
    withdrawn: count('Of these, those that have withdrawn.'),
  }),
};
