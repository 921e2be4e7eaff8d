import { memberErrors as e, memberImportApi, type MemberImportField } from '@anlan/contracts/tenancy';
import { AccessDirectory } from '@anlan/platform/access';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { csvStream, Imports, problemFault, type Accepted, type Fault, type LedgerImport, type Taken } from '@anlan/platform/ledger';
import { Operations } from '@anlan/platform/operations';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { MemberService } from '../member/member.service';
import { serialize } from '../organization/changes';
import { oneTimePassword } from '../provisioning/one-time-password';
import { memberImportColumns } from './member-import.columns';
import { ImportDirectory } from './member-import.directory';
import { PersonReader, type Person } from './member-import.rules';

/** Accounts made at once: each waits for the identity service most of its time. */
const AT_ONCE = 4;

interface HandedOut extends Record<string, unknown> {
  unit_id: string | null;
  display_name: string;
  username: string;
  password: Buffer;
}

/** People from a list. Each row is an account of its own, made as by hand: one that fails stops no other. */
@Injectable()
export class MemberImport {
  readonly door: LedgerImport<MemberImportField, Person>;

  constructor(
    imports: Imports,
    private readonly tx: TenantTx,
    private readonly members: MemberService,
    private readonly operations: Operations,
    private readonly access: AccessDirectory,
  ) {
    this.door = imports.define<MemberImportField, Person>({
      name: 'member.import', api: memberImportApi, columns: memberImportColumns, codes: e, personal: true, maxRows: 5000, chunk: 20,
      open: async (ctx, importId) => {
        const reader = new PersonReader(ctx, await ImportDirectory.load(this.tx, ctx, importId));
        return { read: (row) => reader.read(row), take: (people) => this.take(ctx, importId, people) };
      },
    });
  }

  /** First passwords of those who were imported, to hand out: username and password once, and gone after that. */
  async passwords(ctx: TenantContext, id: string): Promise<Readable> {
    const { mapping } = await this.door.find(ctx, id);
    if (mapping === null) throw new ProblemError(e.import_running, {}, [], { allowed: ['check', 'run'] });
    const { state } = await this.operations.load(ctx, id);
    if (state !== 'succeeded' && state !== 'failed') throw new ProblemError(e.import_running, {}, [], { allowed: [] });
    const directory = await ImportDirectory.load(this.tx, ctx, id);
    // Never from a stored answer: what is handed out is gone.
    const rows = await this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const taken = await tx.rows<HandedOut>(
        `with taken as (select row_number, member_id, password from tenancy.member_import_row where tenant_id = $1 and import_id = $2 and password is not null for update),
              gone as (update tenancy.member_import_row r set password = null from taken t where r.tenant_id = $1 and r.import_id = $2 and r.row_number = t.row_number)
         select m.unit_id, m.display_name, m.username, t.password from taken t join tenancy.member m on m.tenant_id = $1 and m.id = t.member_id order by t.row_number`,
        [ctx.tenantId, id]);
      if (taken.length === 0) throw new ProblemError(e.handed_out);
      tx.audit({ action: 'member-import.secret-shown', target: `members/imports/${id}`, detail: { people: taken.length } });
      return taken;
    });
    return csvStream<HandedOut>([
      { header: '机构', value: (r) => (r.unit_id === null ? '' : directory.pathOf(r.unit_id)) },
      { header: '姓名', value: (r) => r.display_name },
      { header: '登录名', value: (r) => r.username },
      { header: '首次密码', value: (r) => String(this.operations.open(r.password)['password']) },
    ], (async function* () {
      yield rows;
    })());
  }

  private async take(ctx: TenantContext, importId: string, people: readonly Accepted<Person>[]): Promise<Taken<MemberImportField>> {
    const refused = new Map<number, Fault<MemberImportField>[]>();
    const waiting = [...people];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const fault = await this.make(ctx, importId, next).catch((error: unknown) => {
          waiting.length = 0; // what has begun ends before the import waits
          throw error;
        });
        if (fault) refused.set(next.row, [fault]);
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    this.access.forgetTenant(ctx.tenantId);
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
    return { refused };
  }

  /** A process that goes on for a killed one, or for one that only seemed so, finds the row's mark, which is committed with the account. */
  private async make(ctx: TenantContext, importId: string, { row, value }: Accepted<Person>): Promise<Fault<MemberImportField> | undefined> {
    try {
      await this.tx.write(ctx, async (tx) => {
        await serialize(tx, ctx, `member-import:${importId}:${row}`);
        const [before] = await tx.rows('select 1 from tenancy.member_import_row where tenant_id = $1 and import_id = $2 and row_number = $3', [ctx.tenantId, importId, row]);
        if (before) return;
        const password = oneTimePassword();
        const { id } = await this.members.add(tx, ctx, value.body, password, value.grants);
        tx.queue({
          sql: 'insert into tenancy.member_import_row (tenant_id, import_id, row_number, member_id, password) values ($1, $2, $3, $4, $5)',
          params: [ctx.tenantId, importId, row, id, this.operations.seal({ password })],
        });
      });
      return undefined;
    } catch (error) {
      // Of the row itself it is said in the file; the identity service being away is waited for.
      if (error instanceof ProblemError && error.status < 500) return problemFault(fieldOf(error), error);
      throw error;
    }
  }
}

function fieldOf({ errors, code }: ProblemError): MemberImportField {
  const path = errors[0]?.path ?? '';
  if (path === 'body.username' || path === 'body.initialPassword') return 'username';
  if (path === 'body.postId') return 'post';
  if (path === 'body.unitId') return 'unit';
  return code.startsWith('assignment.') ? 'roles' : 'username';
}
