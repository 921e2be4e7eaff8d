import { Module } from '@nestjs/common';
import { StandardisationController } from './standardisation.controller';
import { StandardisationRecords } from './standardisation.records';
import { StandardisationService } from './standardisation.service';

@Module({ controllers: [StandardisationController], providers: [StandardisationService, StandardisationRecords] })
export class StandardisationModule {}
