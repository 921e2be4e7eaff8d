import { refuseDevelopmentIssuer } from '@anlan/platform/config';
import { createLogger } from '@anlan/platform/telemetry';
import { loadGatewayConfig } from './config';
import { createGateway } from './gateway';

export async function start(): Promise<void> {
  const config = loadGatewayConfig(process.env);
  if (config.ANLAN_ENV === 'production') await refuseDevelopmentIssuer('gateway', { ISSUER_URL: config.ISSUER_URL });
  const logger = createLogger('gateway', config.LOG_LEVEL);
  const app = await createGateway(config, logger);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.listen(config.SERVICE_PORT, config.SERVICE_HOST);
  logger.info({ url: await app.getUrl(), upstreams: Object.keys(config.UPSTREAMS) }, 'listening');
}
