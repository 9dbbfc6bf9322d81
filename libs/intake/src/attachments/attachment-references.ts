import { Inject, Injectable } from '@nestjs/common';
import { AttachmentRegister, parseContentHash, type Attachment } from '#vybory/attachments';
import { EVENT_LOG } from '#vybory/campaign-registry';
import type { EventLog } from '#vybory/event-log';
import type { NamedFile } from '#vybory/forms';
import { text } from '#vybory/language';
import type { ProblemError } from '#vybory/platform';
import type { Submit } from '#vybory/submissions';
import { malformed } from '../submissions/prepare.js';

/** Finds the files that submissions name. */
@Injectable()
export class AttachmentReferences {
  private readonly register: AttachmentRegister;

  constructor(@Inject(EVENT_LOG) eventLog: EventLog) {
    this.register = new AttachmentRegister(eventLog);
  }

  /**
   * The command with what its campaign knows of the files that its values name.
   * @throws Problem 422 with `attachment-unknown` at the path of each that the campaign does not have
   */
  async attachTo(command: Submit, files: readonly NamedFile[]): Promise<Submit> {
    return { ...command, attachments: await this.named(command.slot.campaign, files) };
  }

  /**
   * What the campaign knows of files that values name.
   * @throws Problem 422 with `attachment-unknown` at the path of each that the campaign does not have
   */
  async named(campaign: string, files: readonly NamedFile[]): Promise<readonly Attachment[]> {
    const hashes = new Set(files.flatMap(({ hash }) => parseContentHash(hash) ?? []));
    const known: ReadonlyMap<string, Attachment> = await this.register.find(campaign, [...hashes]);
    const unknown = files.filter(({ hash }) => !known.has(hash));
    if (unknown.length > 0) throw malformed(unknown.map(unknownFile));
    return [...known.values()];
  }
}

function unknownFile({ path, hash }: NamedFile): ProblemError {
  return {
    path: `values.${path}`,
    code: 'attachment-unknown',
    message: text(
      'Такого файлу в цій кампанії немає: спочатку надішліть файл (attachments)',
      'This campaign has no such file: send the file first (attachments)',
    ),
    actual: hash,
  };
}
