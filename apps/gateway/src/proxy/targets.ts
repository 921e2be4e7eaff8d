import type { GatewayConfig } from '../config';

/** Where requests go: an origin, and what comes before their path there. */
export interface Target {
  /** as problem documents name it */
  readonly part: string;
  readonly origin: string;
  readonly prefix: string;
  /** the address that the upstream is to believe it was asked at; default: the one the client used */
  readonly publicUrl?: URL;
}

const targetOf = (part: string, address: string, publicUrl?: URL): Target => {
  const url = new URL(address);
  return { part, origin: url.origin, prefix: url.pathname.replace(/\/+$/, ''), publicUrl };
};

export interface Targets {
  readonly services: ReadonlyMap<string, Target>;
  readonly issuer: Target;
}

export function targetsOf(config: Pick<GatewayConfig, 'UPSTREAMS' | 'ISSUER_URL' | 'IDENTITY_PUBLIC_URL'>): Targets {
  const services = Object.entries(config.UPSTREAMS).map(([name, address]) => [name, targetOf(name, address)] as const);
  return {
    services: new Map(services),
    // An issuer writes its own address into tokens: it must be the public one, whichever way a request came.
    issuer: targetOf('identity', config.ISSUER_URL, new URL(config.IDENTITY_PUBLIC_URL)),
  };
}
