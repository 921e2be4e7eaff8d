import { Module } from '@nestjs/common';
import { DivisionController } from './division.controller';
import { DivisionSeed } from './division.seed';
import { DivisionService } from './division.service';
import { DivisionSplit } from './division.split';

@Module({ controllers: [DivisionController], providers: [DivisionService, DivisionSplit, DivisionSeed], exports: [DivisionService, DivisionSeed] })
export class DivisionModule {}
