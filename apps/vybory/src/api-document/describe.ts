import type { INestApplication } from '@nestjs/common';
import { buildApiDocument, type ApiDocument } from '#vybory/api-document';
import { formCatalogue } from '#vybory/forms';
import { intakeApi } from '#vybory/intake';
import { platformApi } from '#vybory/platform';
import { queryApi } from '#vybory/query';
import { systemSchemas } from '../operations/system.api.js';

/** Of the API, not of the product: additions count up the second number, what breaks clients the first. */
const apiVersion = '1.0.0';

const description =
  'Takes in election reports as typed forms, checks, registers and acknowledges them, and sums them up. Errors are problem ' +
  'details (RFC 9457) with a stable `code`; every `GET` answers `HEAD` too. Members may be added to answers: ignore what ' +
  'you do not know.';

/** All that this process answers over HTTP. */
export function describeApi(app: INestApplication): ApiDocument {
  const system = { tags: [], schemas: systemSchemas };
  return buildApiDocument(app, { title: 'Vybory', version: apiVersion, description }, [
    intakeApi(formCatalogue()),
    queryApi,
    platformApi,
    system,
  ]);
}
