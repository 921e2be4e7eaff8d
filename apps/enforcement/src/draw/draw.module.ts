import { Module } from '@nestjs/common';
import { DrawController } from './draw.controller';
import { DrawRecords } from './draw.records';
import { DrawService } from './draw.service';

@Module({ controllers: [DrawController], providers: [DrawService, DrawRecords] })
export class DrawModule {}
