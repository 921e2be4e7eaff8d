import { Module } from '@nestjs/common';
import { CommitteeController } from './committee.controller';
import { CommitteeFigures } from './committee.figures';
import { CommitteeRecords } from './committee.records';
import { CommitteeService } from './committee.service';

@Module({ controllers: [CommitteeController], providers: [CommitteeService, CommitteeRecords, CommitteeFigures] })
export class CommitteeModule {}
