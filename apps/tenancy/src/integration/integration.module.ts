import { Module } from '@nestjs/common';
import { connectedAccounts } from './integration.accounts';
import { IntegrationController } from './integration.controller';
import { IntegrationKeeper } from './integration.keeper';
import { IntegrationService } from './integration.service';

@Module({ controllers: [IntegrationController], providers: [connectedAccounts, IntegrationService, IntegrationKeeper] })
export class IntegrationModule {}
