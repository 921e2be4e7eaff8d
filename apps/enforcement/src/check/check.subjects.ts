import { checkErrors as e } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { keptPremisesCode } from '../subject/subject.code';
import type { SubjectRow } from '../subject/subject.entity';
import { subjectReach } from '../subject/subject.reach';

export type CheckedSubject = Pick<SubjectRow, 'id' | 'code' | 'name' | 'credit_code' | 'division_code' | 'owner_unit_id' | 'unit_id' | 'status' | 'grade' | 'merged_into'>;

const COLUMNS = 'id, code, name, credit_code, division_code, owner_unit_id, unit_id, status, grade, merged_into';

/** Subjects as checks know them. */
@Injectable()
export class CheckSubjects {
  constructor(private readonly tx: TenantTx) {}

  /**
   * The subject that is named, or at whose premises the code hangs: the code is proof enough of being there for who may
   * not look into the register. A merged record leads to the one it went into; a closed one is not checked.
   */
  async find(ctx: TenantContext, { subjectId, premisesCode }: { subjectId?: string | undefined; premisesCode?: string | undefined }): Promise<CheckedSubject> {
    const code = premisesCode === undefined ? undefined : keptPremisesCode(premisesCode);
    if (subjectId === undefined && code === undefined) throw invalidField('body.subjectId', e.subject_wanted);
    const unknown = () => invalidField(subjectId === undefined ? 'body.premisesCode' : 'body.subjectId', e.unknown_subject);
    let row = subjectId === undefined ? await this.by(ctx, 'code', code as string) : await this.by(ctx, 'id', subjectId);
    if (row?.merged_into) row = await this.by(ctx, 'id', row.merged_into);
    if (!row || (code === undefined && !subjectReach.covers(ctx, 'subject.read', row))) throw unknown();
    if (code !== undefined && row.code !== code) throw invalidField('body.premisesCode', e.wrong_code);
    if (row.status === 'closed') throw invalidField('body.subjectId', e.subject_closed);
    return row;
  }

  async get(ctx: TenantContext, id: string): Promise<CheckedSubject | undefined> {
    return this.by(ctx, 'id', id);
  }

  private async by(ctx: TenantContext, column: 'id' | 'code', value: string): Promise<CheckedSubject | undefined> {
    const [row] = await this.tx.read<CheckedSubject & Record<string, unknown>>(ctx, { name: `check-subject-${column}`, sql: `select ${COLUMNS} from enforcement.subject where tenant_id = $1 and ${column} = $2`, params: [ctx.tenantId, value] });
    return row;
  }
}
