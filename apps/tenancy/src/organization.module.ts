import { Module } from '@nestjs/common';
import { AssignmentModule } from './assignment/assignment.module';
import { BoundaryModule } from './boundary/boundary.module';
import { ClientModule } from './client/client.module';
import { DelegationModule } from './delegation/delegation.module';
import { DivisionModule } from './division/division.module';
import { MeModule } from './me/me.module';
import { MemberModule } from './member/member.module';
import { MemberImportModule } from './member-import/member-import.module';
import { PostModule } from './post/post.module';
import { PublicPageModule } from './public-page/public-page.module';
import { ReferenceModule } from './reference/reference.module';
import { SavedViewModule } from './saved-view/saved-view.module';
import { SettingModule } from './setting/setting.module';
import { UnitModule } from './unit/unit.module';

/** A tenant's own organization, and what others are told of it. Exports what opening a tenant fills it with. */
@Module({
  imports: [DivisionModule, BoundaryModule, UnitModule, PostModule, MemberModule, AssignmentModule, DelegationModule, ClientModule, SettingModule, MeModule, PublicPageModule, ReferenceModule, SavedViewModule, MemberImportModule],
  exports: [DivisionModule, UnitModule, MemberModule],
})
export class OrganizationModule {}
