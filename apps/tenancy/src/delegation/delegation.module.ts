import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { DelegationController } from './delegation.controller';
import { DelegationService } from './delegation.service';

@Module({ imports: [MemberModule], controllers: [DelegationController], providers: [DelegationService] })
export class DelegationModule {}
