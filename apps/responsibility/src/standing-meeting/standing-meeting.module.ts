import { Module } from '@nestjs/common';
import { StandingMeetingController } from './standing-meeting.controller';
import { StandingMeetingFigures } from './standing-meeting.figures';
import { StandingMeetingService } from './standing-meeting.service';

@Module({ controllers: [StandingMeetingController], providers: [StandingMeetingService, StandingMeetingFigures], exports: [StandingMeetingFigures] })
export class StandingMeetingModule {}
