import { Global, Module } from '@nestjs/common';
import { OrganizationModule } from '../organization.module';
import { PublicTenantController } from '../registry/public-tenant.controller';
import { PublicTenants } from '../registry/public-tenants';
import { TenantController } from '../registry/tenant.controller';
import { TenantService } from '../registry/tenant.service';
import { FirstAccounts } from './first-accounts';
import { PlatformBootstrap } from './platform-bootstrap';
import { ProvisioningService } from './provisioning.service';
import { ProvisioningWork } from './provisioning.work';
import { RealmKeyRenewal } from './realm-key-renewal';

@Global()
@Module({
  imports: [OrganizationModule],
  controllers: [TenantController, PublicTenantController],
  providers: [TenantService, PublicTenants, FirstAccounts, ProvisioningWork, ProvisioningService, PlatformBootstrap, RealmKeyRenewal],
})
export class ProvisioningModule {}
