import { Module } from '@nestjs/common';
import { AccidentMeasureController } from './accident-measure.controller';
import { AccidentMeasureService } from './accident-measure.service';
import { AccidentParagraphs } from './accident-paragraph.service';
import { AccidentBaseController, AccidentQuotaController } from './accident-quota.controller';
import { AccidentQuotaService } from './accident-quota.service';
import { AccidentClocks } from './accident.clocks';
import { AccidentController } from './accident.controller';
import { AccidentRecords } from './accident.records';
import { AccidentService } from './accident.service';
import { AccountabilityController } from './accountability.controller';
import { AccountabilityService } from './accountability.service';

@Module({
  controllers: [AccidentController, AccidentMeasureController, AccidentQuotaController, AccidentBaseController, AccountabilityController],
  providers: [AccidentService, AccidentRecords, AccidentClocks, AccidentMeasureService, AccidentQuotaService, AccidentParagraphs, AccountabilityService],
  exports: [AccidentRecords, AccidentQuotaService, AccidentParagraphs],
})
export class AccidentModule {}
