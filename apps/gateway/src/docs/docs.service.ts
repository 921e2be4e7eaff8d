import { buildAsyncApi } from '@anlan/contracts/asyncapi';
import { commonErrors, events, operations } from '@anlan/contracts/kit';
import { buildErrorIndex, buildOpenApi } from '@anlan/contracts/openapi';
import { repoPath } from '@anlan/platform/config';
import { ProblemError } from '@anlan/platform/http';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publicUrl, type GatewayConfig } from '../config';
import { pathOf } from '../http/path';
import { CONFIG } from '../tokens';
import { StaticDocument } from './document';
import { pageData } from './page-data';
import { apiPage } from './pages/api.page';
import { errorsPage } from './pages/errors.page';
import { eventsPage } from './pages/events.page';
import { rolesPage } from './pages/roles.page';
import { startPage } from './pages/start.page';

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

export const apiInfo = { title: '安澜 Anlan', version: '0.1.0' };

/** Every page and document by its path, made once from the contracts. */
@Injectable()
export class DocsService {
  private readonly documents: ReadonlyMap<string, StaticDocument>;

  constructor(@Inject(CONFIG) config: GatewayConfig) {
    const data = pageData(publicUrl(config));
    const own = (name: string): Buffer => readFileSync(repoPath('apps', 'gateway', 'assets', name));
    const swagger = dirname(require.resolve('swagger-ui-dist/package.json'));
    const theirs = (name: string): Buffer => readFileSync(join(swagger, name));
    const entries: [string, string | Buffer, string][] = [
      ['/docs', startPage(data), HTML],
      ['/docs/api', apiPage(), HTML],
      ['/docs/errors', errorsPage(buildErrorIndex()), HTML],
      ['/docs/events', eventsPage(data.events), HTML],
      ['/docs/roles', rolesPage(), HTML],
      ['/docs/assets/docs.css', own('docs.css'), CSS],
      ['/docs/assets/api.js', own('api.js'), SCRIPT],
      ['/docs/assets/icon.svg', own('icon.svg'), 'image/svg+xml'],
      ['/docs/assets/swagger-ui.css', theirs('swagger-ui.css'), CSS],
      ['/docs/assets/swagger-ui-bundle.js', theirs('swagger-ui-bundle.js'), SCRIPT],
      ['/api/openapi.json', JSON.stringify(buildOpenApi(operations(), apiInfo)), JSON_TYPE],
      ['/api/asyncapi.json', JSON.stringify(buildAsyncApi(events(), apiInfo)), JSON_TYPE],
    ];
    this.documents = new Map(entries.map(([path, content, type]) => [path, new StaticDocument(content, type)]));
  }

  /** Answers with the document at the path of the request. Throws request.route_not_found. */
  async send(req: FastifyRequest, reply: FastifyReply): Promise<void> {
    const path = pathOf(req.raw.url ?? '/');
    const document = this.documents.get(path.length > 1 ? path.replace(/\/$/, '') : path);
    if (!document) throw new ProblemError(commonErrors.route_not_found);
    await document.send(req, reply);
  }
}
