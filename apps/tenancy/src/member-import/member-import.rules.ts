import { isLocal, roles as roleSpecs, type Role } from '@anlan/contracts/access';
import { assignmentErrors, createMemberBody, memberErrors as e, type CreateMemberBody, type MemberImportField } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError, schemaWords } from '@anlan/platform/http';
import { problemFault, schemaFaults, type Cells, type Fault, type ImportRow, type ReadRow } from '@anlan/platform/ledger';
import { assertCompatible, assertMayGrant, type Binding } from '../assignment/assignment.rules';
import type { WantedGrant } from '../assignment/assignment.grants';
import { today } from '../organization/changes';
import { holdOf, holdReach, memberReach } from '../organization/organization.reach';
import { memberImportColumns } from './member-import.columns';
import type { ImportDirectory } from './member-import.directory';
import { usernameOf } from './username';

export interface Person {
  readonly body: CreateMemberBody;
  readonly grants: readonly WantedGrant[];
}

type Faults = Fault<MemberImportField>[];

/** One reading of a list: each row is held against the tenant and against the rows before it. */
export class PersonReader {
  private readonly usernames = new Map<string, number>();
  private readonly identities = new Map<string, number>();

  constructor(
    private readonly ctx: TenantContext,
    private readonly directory: ImportDirectory,
  ) {}

  read({ row, values }: ImportRow<MemberImportField>): ReadRow<Person, MemberImportField> {
    if (this.directory.done.has(row)) return { done: true };
    const faults: Faults = [];
    const attempt = <T>(field: MemberImportField, work: () => T): T | undefined => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        faults.push(problemFault(field, error));
        return undefined;
      }
    };
    const unit = values.unit === undefined ? undefined : attempt('unit', () => this.directory.unit(values.unit as string));
    const post = values.post === undefined || (values.unit && !unit) ? undefined : attempt('post', () => this.directory.post(values.post as string, unit));
    const home = unit ?? (post && this.directory.unitById(post.unit_id));
    attempt('unit', () => memberReach.assertCovers(this.ctx, 'member.manage', { unit_id: home?.id ?? null, division_code: home?.division_code ?? null }));
    const body = this.person(row, values, faults, attempt);
    const grants = this.grants(values, home, attempt);
    if (faults.length || !body) return { faults };
    this.usernames.set(body.username, row);
    if (body.identityNumber !== undefined) this.identities.set(body.identityNumber, row);
    return { value: { body: { ...body, unitId: home?.id, postId: post?.id }, grants } };
  }

  private person(row: number, values: Cells<MemberImportField>, faults: Faults, attempt: <T>(field: MemberImportField, work: () => T) => T | undefined): CreateMemberBody | undefined {
    const username = values.username?.toLowerCase() ?? this.made(values.displayName ?? '');
    const parsed = createMemberBody.safeParse({ username, displayName: values.displayName ?? '', phone: values.phone, identityNumber: values.identityNumber?.toUpperCase() }, schemaWords);
    for (const f of schemaFaults(memberImportColumns, parsed.error, { ...values, username })) {
      // Of a name that is missing, none can be made.
      if (f.field === 'username' && username === undefined) {
        if (values.displayName !== undefined) faults.push(problemFault('username', new ProblemError(e.username_wanted)));
      } else faults.push(f);
    }
    if (!parsed.success) return undefined;
    const { username: name, identityNumber } = parsed.data;
    attempt('username', () => this.assertNew(e.username_taken, this.usernames.get(name), this.directory.usernames.has(name) ? name : undefined));
    if (identityNumber !== undefined) attempt('identityNumber', () => this.assertNew(e.identity_taken, this.identities.get(identityNumber), this.directory.identities.get(identityNumber)));
    return parsed.data;
  }

  private assertNew(code: string, row: number | undefined, username: string | undefined): void {
    if (row !== undefined) throw new ProblemError(e.duplicate_row, { row });
    if (username !== undefined) throw new ProblemError(code, { username });
  }

  private made(name: string): string | undefined {
    return usernameOf(name, (u) => this.directory.usernames.has(u) || this.usernames.has(u));
  }

  private grants(values: Cells<MemberImportField>, home: { id: string; division_code: string | null } | undefined, attempt: <T>(field: MemberImportField, work: () => T) => T | undefined): WantedGrant[] {
    const wanted = values.roles === undefined ? [] : (attempt('roles', () => this.directory.roles(values.roles as string)) ?? []);
    const given = values.division === undefined ? undefined : attempt('division', () => this.directory.division(values.division as string));
    const held: Binding[] = [];
    return wanted.flatMap((role) => {
      const binding = attempt('roles', () => this.binding(role, home, given, values.division !== undefined));
      if (!binding || attempt('roles', () => (assertCompatible(binding, held, 'user'), true)) === undefined) return [];
      held.push(binding);
      return [{ role, unitId: home?.id, divisionCode: binding.divisionCode ?? undefined }];
    });
  }

  /** As an assignment by hand: a street's, community's or grid's role holds in the unit's division where none is written. */
  private binding(role: Role, home: { id: string; division_code: string | null } | undefined, given: string | undefined, written: boolean): Binding {
    const divisionCode = given ?? (isLocal(role) ? (home?.division_code ?? undefined) : undefined);
    if (isLocal(role) && divisionCode === undefined && !written) throw new ProblemError(assignmentErrors.scope_wanted, { role: roleSpecs[role].zh });
    const binding = { role, unitId: home?.id ?? null, divisionCode: divisionCode ?? null, unitOnly: false, delegatedFrom: null, validFrom: today(), validTo: null };
    holdReach.assertCovers(this.ctx, 'assignment.manage', holdOf(binding));
    assertMayGrant(this.ctx, role, binding);
    return binding;
  }
}
