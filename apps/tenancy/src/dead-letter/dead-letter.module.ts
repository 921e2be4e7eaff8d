import { Module } from '@nestjs/common';
import { DeadLetterCollector } from './dead-letter.collector';
import { DeadLetterController } from './dead-letter.controller';
import { DeadLetterService } from './dead-letter.service';

@Module({ controllers: [DeadLetterController], providers: [DeadLetterCollector, DeadLetterService] })
export class DeadLetterModule {}
