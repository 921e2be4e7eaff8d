import { Module } from '@nestjs/common';
import { GuardianshipController, GuardianshipTierController } from './guardianship.controller';
import { GuardianshipRecords } from './guardianship.records';
import { GuardianshipService } from './guardianship.service';
import { GuardianshipTierService } from './guardianship-tier.service';

@Module({ controllers: [GuardianshipTierController, GuardianshipController], providers: [GuardianshipTierService, GuardianshipService, GuardianshipRecords], exports: [GuardianshipRecords] })
export class GuardianshipModule {}
