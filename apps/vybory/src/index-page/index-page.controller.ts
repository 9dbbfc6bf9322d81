import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { ApiRoute } from '#vybory/api-document';
import { CampaignRegistry } from '#vybory/campaign-registry';
import { readIndexPage } from '../operations/system.api.js';
import { addressGroups } from './addresses.js';
import { htmlPage, textPage } from './pages.js';

/** What a person sees who opens the printed address. */
@Controller()
export class IndexPageController {
  constructor(@Inject(CampaignRegistry) private readonly campaigns: CampaignRegistry) {}

  /** Text unless HTML is asked for by name: a terminal asks for anything. */
  @Get()
  @ApiRoute(readIndexPage)
  index(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const groups = addressGroups(this.campaigns.list());
    void reply.headers({ vary: 'Accept', 'cache-control': 'no-cache' });
    if (wantsHtml(request)) {
      void reply
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
        .type('text/html; charset=utf-8')
        .send(htmlPage(groups));
      return;
    }
    const origin = `${request.protocol}://${request.host}`;
    void reply.type('text/plain; charset=utf-8').send(textPage(groups, origin));
  }
}

function wantsHtml({ headers: { accept = '*/*' } }: FastifyRequest): boolean {
  return new Negotiator({ headers: { accept } }).mediaType(['text/plain', 'text/html']) === 'text/html';
}
