import type { ServiceName } from '@anlan/contracts/kit';
import { NestFactory } from '@nestjs/core';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NatsConnection } from 'nats';
import type { DataSource } from 'typeorm';
import { AccessAudit } from '../audit';
import { refuseDevelopmentIssuer, type ServiceConfig } from '../config';
import { configureHttp, fastifyAdapter } from '../http';
import { credsAuthenticator, serversOf } from '../nats';
import { createLogger, nestLogger } from '../telemetry';
import { assertRoutes } from './routes-check';
import { Readiness } from './readiness';
import { DATABASE, NATS } from './tokens';

/** Starts a service: HTTP, request–reply over NATS, health, graceful end. `module` is the application's root module. */
export async function runService(service: ServiceName, config: ServiceConfig, module: object): Promise<NestFastifyApplication> {
  if (config.ANLAN_ENV === 'production') await refuseDevelopmentIssuer(service, { IDENTITY_INTERNAL_URL: config.IDENTITY_INTERNAL_URL, IDENTITY_ADMIN_URL: config.IDENTITY_ADMIN_URL });
  const logger = createLogger(service, config.LOG_LEVEL);
  const app = await NestFactory.create<NestFastifyApplication>(module as never, fastifyAdapter(), {
    logger: nestLogger(logger), bodyParser: false, abortOnError: false, forceCloseConnections: true,
  });
  const check = config.RESPONSE_CHECK ?? (config.ANLAN_ENV === 'production' ? 'sample' : 'always');
  await configureHttp(app, logger, check === 'sample' ? 100 : 1, app.get(AccessAudit));
  assertRoutes(app, service);
  addHealth(app);
  app.connectMicroservice<MicroserviceOptions>({
    transport: Transport.NATS,
    options: {
      ...serversOf(config.NATS_URL), queue: service, name: `${service}-rpc`, maxReconnectAttempts: -1, reconnectTimeWait: 250, gracefulShutdown: true, gracePeriod: 2_000,
      authenticator: credsAuthenticator({ credsFile: config.NATS_CREDS }),
    },
  }, { inheritAppConfig: false });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.startAllMicroservices();
  await app.listen(config.SERVICE_PORT, config.SERVICE_HOST);
  logger.info({ url: await app.getUrl() }, 'listening');
  return app;
}

function addHealth(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/healthz/live', async () => ({ status: 'ok' }));
  fastify.get('/healthz/ready', async (_req, reply) => {
    const parts: Record<string, 'ok' | 'down'> = { database: 'ok', nats: 'ok', ...app.get(Readiness).state() };
    await app.get<DataSource>(DATABASE).query('select 1').catch(() => (parts.database = 'down'));
    const nats = app.get<NatsConnection>(NATS);
    await Promise.race([nats.flush(), new Promise((_, no) => setTimeout(() => no(new Error('slow')), 1_000).unref())]).catch(() => (parts.nats = 'down'));
    const ready = Object.values(parts).every((p) => p === 'ok');
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', parts });
  });
}
