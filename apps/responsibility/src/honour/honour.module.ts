import { Module } from '@nestjs/common';
import { HonourController } from './honour.controller';
import { HonourRecords } from './honour.records';
import { HonourService } from './honour.service';

/** 荣誉、典型经验. */
@Module({ controllers: [HonourController], providers: [HonourService, HonourRecords] })
export class HonourModule {}
