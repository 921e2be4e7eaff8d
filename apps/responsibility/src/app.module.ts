import { responsibilityAuditApi, responsibilityChangesApi, responsibilityFileApi, responsibilityOperationApi } from '@anlan/contracts/responsibility';
import { AttachmentsModule } from '@anlan/platform/attachments';
import { auditController } from '@anlan/platform/audit';
import { ChangesModule } from '@anlan/platform/changes';
import type { ServiceConfig } from '@anlan/platform/config';
import { operationsController } from '@anlan/platform/operations';
import { ReferenceIdentity, ReferenceModule } from '@anlan/platform/reference';
import { PlatformModule } from '@anlan/platform/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { migrations } from '../migrations';

@Module({})
export class AppModule {
  static with(config: ServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DiscoveryModule,
        PlatformModule.forService({ service: 'responsibility', config, migrations, identity: ReferenceIdentity }),
        ReferenceModule.forService(config),
        AttachmentsModule.with(responsibilityFileApi),
        ChangesModule.with(responsibilityChangesApi, () => ({})),
      ],
      controllers: [operationsController(responsibilityOperationApi), auditController(responsibilityAuditApi)],
    };
  }
}
