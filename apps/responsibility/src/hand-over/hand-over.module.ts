import { Module } from '@nestjs/common';
import { HandOverController } from './hand-over.controller';
import { HandOverRecords } from './hand-over.records';
import { HandOverService } from './hand-over.service';

@Module({ controllers: [HandOverController], providers: [HandOverService, HandOverRecords] })
export class HandOverModule {}
