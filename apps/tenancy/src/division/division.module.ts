import { Module } from '@nestjs/common';
import { DivisionController } from './division.controller';
import { DivisionSeed } from './division.seed';
import { DivisionService } from './division.service';

@Module({ controllers: [DivisionController], providers: [DivisionService, DivisionSeed], exports: [DivisionService, DivisionSeed] })
export class DivisionModule {}
