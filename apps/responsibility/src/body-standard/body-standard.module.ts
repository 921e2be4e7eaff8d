import { Module } from '@nestjs/common';
import { BodyAssessmentService } from './body-assessment.service';
import { BodyAssessmentController, BodyStandardController } from './body-standard.controller';
import { BodyStandardRecords } from './body-standard.records';
import { BodyStandardService } from './body-standard.service';

/** 规范化机构创建: standards for street and community bodies, and whether they reach them. */
@Module({ controllers: [BodyStandardController, BodyAssessmentController], providers: [BodyStandardService, BodyAssessmentService, BodyStandardRecords], exports: [BodyStandardRecords] })
export class BodyStandardModule {}
