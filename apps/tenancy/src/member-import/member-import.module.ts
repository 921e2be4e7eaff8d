import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { FirstPasswordsController, MemberImportController } from './member-import.controller';
import { MemberImport } from './member-import.service';

@Module({ imports: [MemberModule], controllers: [MemberImportController, FirstPasswordsController], providers: [MemberImport] })
export class MemberImportModule {}
