import { Module, type DynamicModule } from '@nestjs/common';
import type { GatewayConfig } from './config';
import { CONFIG } from './tokens';
import { DocsController } from './docs/docs.controller';
import { DocsService } from './docs/docs.service';
import { HealthController } from './health/health.controller';
import { HealthService } from './health/health.service';
import { NatsProbe } from './health/nats-probe';
import { Shutdown } from './shutdown';

@Module({})
export class AppModule {
  static with(config: GatewayConfig): DynamicModule {
    return {
      module: AppModule,
      controllers: [HealthController, DocsController],
      providers: [{ provide: CONFIG, useValue: config }, HealthService, NatsProbe, DocsService, Shutdown],
    };
  }
}
