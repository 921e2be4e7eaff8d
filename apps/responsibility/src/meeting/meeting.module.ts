import { Module } from '@nestjs/common';
import { MeetingController } from './meeting.controller';
import { MeetingMinutes } from './meeting.minutes';
import { MeetingRecords } from './meeting.records';
import { MeetingService } from './meeting.service';

@Module({ controllers: [MeetingController], providers: [MeetingService, MeetingMinutes, MeetingRecords], exports: [MeetingRecords] })
export class MeetingModule {}
