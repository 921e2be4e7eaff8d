import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { MemberImportController } from './member-import.controller';
import { MemberImport } from './member-import.service';

@Module({ imports: [MemberModule], controllers: [MemberImportController], providers: [MemberImport] })
export class MemberImportModule {}
