import type { ServiceConfig } from '@anlan/platform/config';
import { PlatformModule } from '@anlan/platform/service';
import { auditController } from '@anlan/platform/audit';
import { ChangesModule } from '@anlan/platform/changes';
import { operationsController } from '@anlan/platform/operations';
import { tenancyAuditApi, tenancyChangesApi, tenancyOperationApi } from '@anlan/contracts/tenancy';
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { migrations } from '../migrations';
import { TenancyIdentity } from './access/tenancy-identity';
import { CatalogueModule } from './catalogue/catalogue.module';
import { DeadLetterModule } from './dead-letter/dead-letter.module';
import { IdentityModule } from './identity/identity.module';
import { IntegrationModule } from './integration/integration.module';
import { organizationChanges } from './organization/organization.changes';
import { OrganizationModule } from './organization.module';
import { OverviewModule } from './overview/overview.module';
import { ProvisioningModule } from './provisioning/provisioning.module';
import { RegistryModule } from './registry/registry.module';

@Module({})
export class AppModule {
  static with(config: ServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [DiscoveryModule, PlatformModule.forService({ service: 'tenancy', config, migrations, identity: TenancyIdentity }), RegistryModule, IdentityModule, CatalogueModule, OrganizationModule, ProvisioningModule, IntegrationModule, OverviewModule, ChangesModule.with(tenancyChangesApi, organizationChanges), DeadLetterModule],
      controllers: [operationsController(tenancyOperationApi), auditController(tenancyAuditApi)],
    };
  }
}
