import { subjectLifecycle, type RevealedContact, type SubjectDetail, type SubjectHistory, type SubjectState } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { keptPremisesCode } from './subject.code';
import { detailColumns, toDetail, type ReadSubject, type SubjectRow } from './subject.entity';
import { subjectReach } from './subject.reach';

interface StepRow extends Row {
  id: string;
  action: string;
  from_state: SubjectState;
  to_state: SubjectState;
  at: Date;
  actor: string;
  actor_name: string;
  note: string | null;
  version: number;
  changes: FieldChange[];
}

const find = (column: 'id' | 'code'): string => `select ${detailColumns} from enforcement.subject s where s.tenant_id = $1 and s.${column} = $2`;
const byId = (tenantId: string, id: string): Statement => ({ name: 'subject-get', sql: find('id'), params: [tenantId, id] });

/** Single records, and what was done to them. */
@Injectable()
export class SubjectRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async get(ctx: TenantContext, id: string): Promise<SubjectDetail> {
    return this.shown(ctx, byId(ctx.tenantId, id));
  }

  /** A code that hangs where nobody may look, and one that hangs nowhere, answer alike. */
  async byCode(ctx: TenantContext, code: string): Promise<SubjectDetail> {
    return this.shown(ctx, { name: 'subject-by-code', sql: find('code'), params: [ctx.tenantId, keptPremisesCode(code)] });
  }

  async history(ctx: TenantContext, id: string): Promise<SubjectHistory> {
    const [found, steps] = await this.tx.reads<Row>(
      ctx, byId(ctx.tenantId, id),
      { name: 'subject-steps', sql: 'select * from enforcement.subject_history where tenant_id = $1 and subject_id = $2 order by id', params: [ctx.tenantId, id] },
    );
    const row = subjectReach.visible(ctx, 'subject.read', found?.rows[0] as ReadSubject | undefined);
    const first = {
      id: row.id, action: 'register', from: null, to: subjectLifecycle.initial, at: toShanghaiIso(row.registered_at), actor: { id: row.registered_by, name: row.registered_by_name }, note: null, version: 1, changes: [],
    };
    const later = ((steps?.rows ?? []) as StepRow[]).map((s) => ({
      id: s.id, action: s.action, from: s.from_state, to: s.to_state, at: toShanghaiIso(s.at), actor: { id: s.actor, name: s.actor_name }, note: s.note, version: s.version, changes: s.changes,
    }));
    return { items: [first, ...later] };
  }

  /** Whom to call, for a reason: shown and written down in one transaction, and never from a stored answer. */
  async reveal(ctx: TenantContext, id: string, reason: string): Promise<RevealedContact> {
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const [found] = await tx.rows<SubjectRow>('select * from enforcement.subject where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'subject-row');
      const row = subjectReach.visible(ctx, 'subject.read', found);
      subjectReach.assertCovers(ctx, 'personal.reveal', row);
      tx.audit({ action: 'subject.revealed', target: `subjects/${id}`, detail: { fields: ['contact.phone'], reason } });
      return { id, contactPhone: row.contact_phone };
    });
  }

  private async shown(ctx: TenantContext, statement: Statement): Promise<SubjectDetail> {
    const [found] = await this.tx.read<ReadSubject>(ctx, statement);
    return toDetail(ctx, subjectReach.visible(ctx, 'subject.read', found), await this.references.get(ctx.tenantId));
  }
}
