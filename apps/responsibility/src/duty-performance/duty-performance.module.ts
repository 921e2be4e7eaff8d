import { Module } from '@nestjs/common';
import { DutyFactFeed } from './duty-fact.feed';
import { DutyFactStore } from './duty-fact.store';
import { DutyPerformanceController } from './duty-performance.controller';
import { DutyPerformanceDocuments } from './duty-performance.document';
import { DutyPerformanceRecords } from './duty-performance.records';

/** 尽职照单免责、失职照单追责: what the lists ask of each person and post, and what was done when. */
@Module({ controllers: [DutyPerformanceController], providers: [DutyPerformanceRecords, DutyPerformanceDocuments, DutyFactStore, DutyFactFeed] })
export class DutyPerformanceModule {}
