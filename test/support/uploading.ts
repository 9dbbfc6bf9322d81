import request from 'supertest';
import { fileReferences, findForm } from '#vybory/forms';
import type { FormValues } from '#vybory/submissions';
import { pdf } from '../../libs/attachments/src/testing/samples.js';

export interface Upload {
  readonly url: string;
  readonly campaign: string;
  readonly body: string;
}

/** Sends a small document. @returns its hash, as fields take it */
export async function uploadDocument({ url, campaign, body }: Upload, number = 0): Promise<string> {
  const answer = await request(url)
    .post(`/api/v1/campaigns/${campaign}/attachments?name=document-${number}.pdf`)
    .set({ 'vybory-body': body, 'content-type': 'application/pdf' })
    .send(pdf(1024, number));
  if (answer.status !== 201 && answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return (answer.body as { readonly hash: string }).hash;
}

/** The same values, with a document that was sent in place of every one that they name. */
export async function withDocuments(form: string, values: FormValues, upload: Upload): Promise<FormValues> {
  const definition = findForm(form);
  const invented = new Set(definition ? fileReferences(definition, values).map(({ hash }) => hash) : []);
  let text = JSON.stringify(values);
  for (const [number, hash] of [...invented].entries())
    text = text.replaceAll(hash, await uploadDocument(upload, number));
  return JSON.parse(text) as FormValues;
}
