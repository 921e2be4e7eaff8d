import { Module } from '@nestjs/common';
import { PortraitModelService } from './portrait-model.service';
import { PortraitController } from './portrait.controller';
import { PortraitList } from './portrait.list';
import { PortraitService } from './portrait.service';
import { PortraitSweep } from './portrait.sweep';

@Module({ controllers: [PortraitController], providers: [PortraitModelService, PortraitService, PortraitList, PortraitSweep] })
export class PortraitModule {}
