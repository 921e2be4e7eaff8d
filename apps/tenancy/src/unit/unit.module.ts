import { Module } from '@nestjs/common';
import { UnitController } from './unit.controller';
import { UnitMoves } from './unit.moves';
import { UnitSeed } from './unit.seed';
import { UnitService } from './unit.service';

@Module({ controllers: [UnitController], providers: [UnitService, UnitMoves, UnitSeed], exports: [UnitService, UnitSeed] })
export class UnitModule {}
