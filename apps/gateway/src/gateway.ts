import './contracts';
import helmet from '@fastify/helmet';
import { operations } from '@anlan/contracts/kit';
import { nestLogger, type Logger } from '@anlan/platform/telemetry';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import type { GatewayConfig } from './config';
import { consoleRoutes } from './console/console.routes';
import { gatewayAdapter } from './http/adapter';
import { addAccessLog } from './http/access-log';
import { addEdge } from './http/edge';
import { addPublicLimits } from './http/everybody';
import { GatewayFilter } from './http/gateway.filter';
import { contentSecurityPolicy } from './http/security';
import { proxyRoutes } from './proxy/proxy.routes';
import { tileRoutes } from './tiles/tile.routes';

/** The gateway, ready to listen. It holds no state but counters: any number of them may run side by side. */
export async function createGateway(config: GatewayConfig, logger: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), gatewayAdapter(config), {
    logger: nestLogger(logger), bodyParser: false, abortOnError: false,
  });
  app.useGlobalFilters(new GatewayFilter(logger));
  const fastify = app.getHttpAdapter().getInstance();
  await addEdge(fastify, config);
  addPublicLimits(fastify, operations(), config.PUBLIC_RATE_FACTOR);
  addAccessLog(fastify, logger);
  await app.register(helmet as never, { contentSecurityPolicy });
  await app.register(consoleRoutes as never, { dir: config.CONSOLE_DIR });
  await app.register(tileRoutes as never, { config, logger });
  // Plain Fastify: a request that is only passed on has no use for Nest's pipeline.
  await app.register(proxyRoutes as never, { config, operations: operations(), logger });
  return app;
}
