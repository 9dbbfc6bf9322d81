import { Controller, Get, Inject, Injectable, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiRoute, type ApiDocument } from '#vybory/api-document';
import { entityTag, matchesEntityTag } from '#vybory/platform';
import { readApiDocument } from './api-document.api.js';

interface Written {
  readonly text: string;
  readonly tag: string;
}

/** The description of the API. It is made of the application, which is there only after everything that it is made of. */
@Injectable()
export class ApiDocumentShelf {
  private build: (() => ApiDocument) | undefined;
  private written: Written | undefined;

  /** @param build called when somebody reads it for the first time */
  put(build: () => ApiDocument): void {
    this.build = build;
  }

  read(): Written {
    if (this.build === undefined) throw new Error('nobody has put the description of the API here');
    if (this.written === undefined) {
      const text = JSON.stringify(this.build());
      this.written = { text, tag: entityTag(text) };
    }
    return this.written;
  }
}

@Controller('api/openapi.json')
export class ApiDocumentController {
  constructor(@Inject(ApiDocumentShelf) private readonly shelf: ApiDocumentShelf) {}

  @Get()
  @ApiRoute(readApiDocument)
  read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const { text, tag } = this.shelf.read();
    void reply.headers({ etag: tag, 'cache-control': 'no-cache' });
    if (matchesEntityTag(request.headers['if-none-match'], tag)) {
      void reply.status(304).send();
      return;
    }
    void reply.type('application/json; charset=utf-8').send(text);
  }
}
