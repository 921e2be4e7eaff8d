import { Module } from '@nestjs/common';
import { ParkPartyController } from './park-party.controller';
import { ParkPartyImport, ParkPartyImportController } from './park-party.import';
import { ParkPartyRecords } from './park-party.records';
import { ParkPartyService } from './park-party.service';
import { ParkController } from './park.controller';
import { ParkFiguresService } from './park.figures';
import { ParkHazardsService } from './park.hazards';
import { ParkRecords } from './park.records';
import { ParkService } from './park.service';
import { ParkTasks } from './park.tasks';

/** 工业园区三方责任. */
@Module({ controllers: [ParkController, ParkPartyImportController, ParkPartyController], providers: [ParkService, ParkRecords, ParkFiguresService, ParkHazardsService, ParkTasks, ParkPartyService, ParkPartyRecords, ParkPartyImport] })
export class ParkModule {}
