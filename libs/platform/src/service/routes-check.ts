import { operations, type ServiceName } from '@anlan/contracts/kit';
import type { INestApplication } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { OPERATION } from '../http';

/** Deny by default: a route without a contract does not start, nor does a contract of this service without a route. */
export function assertRoutes(app: INestApplication, service: ServiceName): void {
  const discovery = app.get(DiscoveryService, { strict: false });
  const reflector = new Reflector();
  const scanner = new MetadataScanner();
  const handled = new Set<unknown>();
  for (const { instance, name } of discovery.getControllers()) {
    if (!instance) continue;
    const prototype = Object.getPrototypeOf(instance) as object;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const handler = (prototype as Record<string, () => unknown>)[method] as () => unknown;
      const operation = reflector.get<unknown>(OPERATION, handler);
      if (operation) handled.add(operation);
      else if (Reflect.hasMetadata('path', handler)) throw new Error(`${name}.${method} is a route without a declared operation and permission`);
    }
  }
  const missing = operations().filter((o) => o.service === service && !handled.has(o));
  if (missing.length) throw new Error(`operations without a handler: ${missing.map((o) => o.id).join(', ')}`);
}
