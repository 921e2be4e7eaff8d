import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module';
import { AssignmentController } from './assignment.controller';
import { AssignmentService } from './assignment.service';

@Module({ imports: [MemberModule], controllers: [AssignmentController], providers: [AssignmentService] })
export class AssignmentModule {}
