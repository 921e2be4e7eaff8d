import type { changesApi } from '@anlan/contracts/kit';
import { Controller, Header, Headers, Inject, Injectable, Module, StreamableFile, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import type { NatsConnection } from 'nats';
import { AccessDirectory } from '../access';
import { TokenVerifier } from '../auth';
import { TenantTx } from '../db';
import { Callers, Handle } from '../http';
import { LOGGER, NATS } from '../service/tokens';
import type { Logger } from '../telemetry';
import { ChangeHub } from './change-hub';
import type { ChangeRules } from './change-rule';

type Api = ReturnType<typeof changesApi>;

/** The controller for a service's own contract of changes. */
export function changesController(api: Api): Type<unknown> {
  @Controller()
  class ChangesController {
    constructor(@Inject(ChangeHub) private readonly hub: ChangeHub) {}

    @Handle(api.stream)
    @Header('cache-control', 'no-cache, no-transform')
    @Header('x-accel-buffering', 'no')
    async stream(@Headers('authorization') authorization: string): Promise<StreamableFile> {
      return new StreamableFile(await this.hub.open(authorization), { type: 'text/event-stream; charset=utf-8' });
    }
  }
  return ChangesController;
}

@Injectable()
class ChangeLifecycle implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly hub: ChangeHub) {}

  onApplicationBootstrap(): void {
    this.hub.start();
  }

  beforeApplicationShutdown(): void {
    this.hub.stop();
  }
}

@Module({})
export class ChangesModule {
  /** `GET /changes` of a service. `rules` says, by aggregate, who is told of what. */
  static with(api: Api, rules: (tx: TenantTx) => ChangeRules): DynamicModule {
    return {
      module: ChangesModule,
      controllers: [changesController(api)],
      providers: [
        {
          provide: ChangeHub,
          useFactory: (nats: NatsConnection, tx: TenantTx, logger: Logger, tokens: TokenVerifier, access: AccessDirectory) =>
            new ChangeHub({ service: api.stream.service, nats, rules: rules(tx), logger, callers: new Callers(tokens, access) }),
          inject: [NATS, TenantTx, LOGGER, TokenVerifier, AccessDirectory],
        },
        ChangeLifecycle,
      ],
    };
  }
}
