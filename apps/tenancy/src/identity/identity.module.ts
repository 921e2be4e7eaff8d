import { CONFIG } from '@anlan/platform/service';
import type { ServiceConfig } from '@anlan/platform/config';
import { Global, Module } from '@nestjs/common';
import type { TenancyConfig } from '../config';
import { IdentityAdmin } from './identity-admin';

/** The one adapter to the identity service, for every feature that makes realms, people or API clients. */
@Global()
@Module({
  providers: [
    {
      provide: IdentityAdmin,
      useFactory: (config: ServiceConfig & TenancyConfig) =>
        new IdentityAdmin({
          adminUrl: config.IDENTITY_ADMIN_URL, clientId: config.IDENTITY_ADMIN_CLIENT_ID, clientSecret: config.IDENTITY_ADMIN_CLIENT_SECRET, publicUrl: config.IDENTITY_PUBLIC_URL,
          realmKey: config.IDENTITY_REALM_KEY, previousRealmKey: config.IDENTITY_REALM_KEY_PREVIOUS,
        }),
      inject: [CONFIG],
    },
  ],
  exports: [IdentityAdmin],
})
export class IdentityModule {}
