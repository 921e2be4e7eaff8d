import { Global, Module } from '@nestjs/common';
import { TenantRegistry } from './tenant-registry';

@Global()
@Module({ providers: [TenantRegistry], exports: [TenantRegistry] })
export class RegistryModule {}
