import type { NatsConnection } from 'nats';
import { brokerVersion, refuse, type ServiceConfig } from '../config';
import { connectNats } from '../nats';

/** The service's connection to NATS. @throws StartRefused for a server too old to be reached from outside, in production */
export async function connectBroker(config: ServiceConfig): Promise<NatsConnection> {
  const nats = await connectNats({ url: config.NATS_URL, credsFile: config.NATS_CREDS, name: config.service });
  if (config.ANLAN_ENV === 'production') refuse(config.service, brokerVersion(nats.info?.version ?? '', [config.NATS_URL, config.NATS_PUBLIC_URL]));
  return nats;
}
