import { Module } from '@nestjs/common';
import { MemberController } from './member.controller';
import { MemberList } from './member.list';
import { MemberRealm } from './member-realm';
import { MemberService } from './member.service';

@Module({ controllers: [MemberController], providers: [MemberRealm, MemberList, MemberService], exports: [MemberRealm, MemberService] })
export class MemberModule {}
