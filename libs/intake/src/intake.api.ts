import type { ApiPart } from '#vybory/api-document';
import type { FormDefinition } from '#vybory/forms';
import { attachmentHash, attachmentSchemas } from './attachments/attachments.api.js';
import { batchSchemas } from './batches/submission-batches.api.js';
import { campaignSchemas } from './campaigns/campaigns.api.js';
import { subjectSchemas } from './campaigns/subjects.api.js';
import { dutySchemas } from './duties/duties.api.js';
import { formSchemas } from './forms/forms.api.js';
import { paperSchemas } from './paper/paper-schemas.js';
import { requestFormSchemas } from './request-forms/request-forms.api.js';
import { submissionSchemas } from './submissions/submission-schemas.js';

/** What this room adds to the description of the API. */
export function intakeApi(forms: ReadonlyMap<string, FormDefinition>): ApiPart {
  return {
    tags: [
      { name: 'Campaigns', description: 'What is held when and where, and by which rules.' },
      { name: 'Duties', description: 'What is owed by whom and when.' },
      { name: 'Forms', description: 'What is submitted.' },
      { name: 'One-off requests', description: 'Forms that are designed, agreed and approved while a campaign runs.' },
      { name: 'Attachments', description: 'Files that submissions refer to.' },
      { name: 'Submissions', description: 'Submitting, clarifying, following.' },
      { name: 'Paper', description: 'What comes on paper, and where it differs from what came electronically.' },
    ],
    schemas: {
      ...campaignSchemas,
      ...subjectSchemas,
      ...dutySchemas,
      ...formSchemas,
      ...requestFormSchemas,
      ...submissionSchemas(forms),
      ...batchSchemas,
      ...attachmentSchemas,
      ...paperSchemas,
    },
    pathParameters: {
      campaign: { description: 'Id of the campaign.', schema: { type: 'string' }, example: 'ua-president-2019-r1' },
      request: {
        description: 'Key of a one-off request.',
        schema: { type: 'string' },
        example: 'request-stations-without-power',
      },
      subject: { description: 'Id of the subject.', schema: { type: 'string' }, example: 'outlet-1' },
      hash: {
        description: 'Hash of a file, as it was answered when it was sent.',
        schema: attachmentHash,
        example: `sha256:${'5f'.repeat(32)}`,
      },
      form: { description: 'Key of the form.', schema: { type: 'string' }, example: 'precinct-count-protocol' },
      entry: {
        description: 'Id of the paper entry.',
        schema: { type: 'string' },
        example: 'ua-president-2019-r1.precinct-count-protocol.11-050130.president~paper1',
      },
      case: {
        description: 'Id of the difference between carriers.',
        schema: { type: 'string' },
        example: 'ua-president-2019-r1.precinct-count-protocol.11-050130.president~case1',
      },
      id: {
        description: 'Id of the submission, as on its receipt.',
        schema: { type: 'string' },
        example: 'ua-president-2019-r1.precinct-count-protocol.11-050130.president~1',
      },
    },
  };
}
