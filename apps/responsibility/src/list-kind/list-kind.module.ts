import { Module } from '@nestjs/common';
import { ListKindController } from './list-kind.controller';
import { ListKindService } from './list-kind.service';

@Module({ controllers: [ListKindController], providers: [ListKindService] })
export class ListKindModule {}
