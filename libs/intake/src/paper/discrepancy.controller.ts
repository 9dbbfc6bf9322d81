import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiRoute } from '#vybory/api-document';
import { parseCarrierCaseId, type CarrierCaseId, type CaseCommand } from '#vybory/submissions';
import { ActingRegistrar, type Registrar } from '../registrar.js';
import { malformed } from '../submissions/prepare.js';
import { caseNotFound } from '../submissions/problems.js';
import { discrepancyDocument, type DiscrepancyDocument } from './discrepancy-document.js';
import { closeDiscrepancy, explainDiscrepancy, readDiscrepancy } from './paper.api.js';
import { readWords } from './paper-envelope.js';
import { SlotCommands } from './slot-commands.js';

/** Registrars settle what differs between the electronic and the paper version of a slot. */
@Controller('api/v1/discrepancies')
export class DiscrepancyController {
  constructor(@Inject(SlotCommands) private readonly slots: SlotCommands) {}

  @Get(':case')
  @ApiRoute(readDiscrepancy)
  read(@Param('case') id: string): Promise<DiscrepancyDocument> {
    return this.document(this.locate(id));
  }

  @Post(':case/explanation')
  @ApiRoute(explainDiscrepancy)
  @HttpCode(200)
  explain(
    @Param('case') id: string,
    @Body() payload: unknown,
    @ActingRegistrar() registrar: Registrar,
  ): Promise<DiscrepancyDocument> {
    const explanation = wordsOf(payload, 'explanation');
    const located = this.locate(id);
    return this.carryOut(
      { type: 'ExplainDifference', case: located.id, person: registrar.person, explanation },
      registrar,
    );
  }

  @Post(':case/closing')
  @ApiRoute(closeDiscrepancy)
  @HttpCode(200)
  close(
    @Param('case') id: string,
    @Body() payload: unknown,
    @ActingRegistrar() registrar: Registrar,
  ): Promise<DiscrepancyDocument> {
    const conclusion = wordsOf(payload, 'conclusion');
    const located = this.locate(id);
    return this.carryOut({ type: 'CloseCase', case: located.id, person: registrar.person, conclusion }, registrar);
  }

  private async carryOut(command: CaseCommand, registrar: Registrar): Promise<DiscrepancyDocument> {
    const located = this.locate(command.case);
    await this.slots.carryOut(located.slot, command, registrar);
    return this.document(located);
  }

  private async document({ id, slot }: ReturnType<DiscrepancyController['locate']>): Promise<DiscrepancyDocument> {
    const document = discrepancyDocument(id, await this.slots.read(slot));
    if (!document) throw caseNotFound();
    return document;
  }

  /** @throws Problem 404 */
  private locate(id: string) {
    const slot = parseCarrierCaseId(id)?.slot;
    if (!slot || !this.slots.mayExist(slot)) throw caseNotFound();
    return { id: id as CarrierCaseId, slot };
  }
}

function wordsOf(payload: unknown, member: string): string {
  const read = readWords(payload, member);
  if (!read.ok) throw malformed(read.errors);
  return read.words;
}
