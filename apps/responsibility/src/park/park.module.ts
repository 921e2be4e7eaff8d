import { Module } from '@nestjs/common';
import { ParkPartyController } from './park-party.controller';
import { ParkPartyRecords } from './park-party.records';
import { ParkPartyService } from './park-party.service';
import { ParkController } from './park.controller';
import { ParkFiguresService } from './park.figures';
import { ParkRecords } from './park.records';
import { ParkService } from './park.service';

/** 工业园区三方责任. */
@Module({ controllers: [ParkController, ParkPartyController], providers: [ParkService, ParkRecords, ParkFiguresService, ParkPartyService, ParkPartyRecords] })
export class ParkModule {}
