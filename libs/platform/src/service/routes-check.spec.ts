import { defineOperation, type Operation } from '@anlan/contracts/kit';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Handle } from '../http';
import { assertRoutes } from './routes-check';

const operation = (id: string): Operation =>
  defineOperation({ service: 'oversight', id, method: 'GET', path: `/${id}`, summary: { zh: '看', en: 'see' }, permission: 'audit.read', status: 200 });

const seen = operation('thing.see');

@Controller()
class Declared {
  @Handle(seen)
  see(): string {
    return 'seen';
  }
}

@Controller()
class Undeclared {
  @Get('open')
  open(): string {
    return 'to anybody';
  }
}

/** Starts an application of these controllers as far as the check. */
async function start(...controllers: Type[]): Promise<void> {
  @Module({ imports: [DiscoveryModule], controllers })
  class App {}
  const app = await NestFactory.createApplicationContext(App, { logger: false, abortOnError: false });
  try {
    assertRoutes(app as never, 'oversight');
  } finally {
    await app.close();
  }
}

describe('what a service refuses to start with', () => {
  it('given a route for every operation, then it starts', async () => {
    await expect(start(Declared)).resolves.toBeUndefined();
  });
  it('given a route without a declared operation, and so without a permission, then it does not', async () => {
    await expect(start(Declared, Undeclared)).rejects.toThrow('Undeclared.open is a route without a declared operation and permission');
  });
  it('given an operation that nothing handles, then it does not', async () => {
    await expect(start()).rejects.toThrow('operations without a handler: thing.see');
  });
});
