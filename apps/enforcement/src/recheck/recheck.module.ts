import { Module } from '@nestjs/common';
import { HazardModule } from '../hazard/hazard.module';
import { RecheckController } from './recheck.controller';
import { RecheckRecords } from './recheck.records';
import { RecheckService } from './recheck.service';

@Module({ imports: [HazardModule], controllers: [RecheckController], providers: [RecheckService, RecheckRecords] })
export class RecheckModule {}
