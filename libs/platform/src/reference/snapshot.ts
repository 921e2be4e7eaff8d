import type { ReferenceSnapshot } from '@anlan/contracts/tenancy';
import { divisionPrefix, validOn } from '@anlan/domain';
import type { Access } from '../access';
import type { Grant } from '../context';

export interface ReferenceDivision {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentCode: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface ReferenceMember {
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly kind: 'user' | 'client';
  readonly enabled: boolean;
}

/** A tenant's reference data, indexed for the questions services ask. */
export class Reference {
  readonly divisions: ReadonlyMap<string, ReferenceDivision>;
  readonly units: ReadonlyMap<string, { id: string; name: string; kind: string }>;
  readonly members: ReadonlyMap<string, ReferenceMember>;
  readonly settings: Readonly<Record<string, unknown>>;
  private readonly bySubject: ReadonlyMap<string, ReferenceMember>;
  private readonly grants = new Map<string, Grant[]>();

  constructor(snapshot: ReferenceSnapshot) {
    this.divisions = new Map(snapshot.divisions.map((d) => [d.code, d]));
    this.units = new Map(snapshot.units.map((u) => [u.id, u]));
    this.members = new Map(snapshot.members.map((m) => [m.id, m]));
    this.bySubject = new Map(snapshot.members.map((m) => [m.subject, m]));
    this.settings = snapshot.settings;
    for (const g of snapshot.grants) {
      const list = this.grants.get(g.memberId) ?? [];
      list.push({ role: g.role, unitId: g.unitId, divisionPrefix: g.divisionPrefix });
      this.grants.set(g.memberId, list);
    }
  }

  access(subject: string): Access | undefined {
    const m = this.bySubject.get(subject);
    if (!m?.enabled) return undefined;
    return { actor: { id: subject, memberId: m.id, name: m.name, kind: m.kind }, grants: this.grants.get(m.id) ?? [] };
  }

  /** The division, where it is one of the tenant's and valid on the day. */
  division(code: string, day: string): ReferenceDivision | undefined {
    const d = this.divisions.get(code);
    return d && validOn(d, day) ? d : undefined;
  }

  childrenOf(parent: string): ReferenceDivision[] {
    return [...this.divisions.values()].filter((d) => d.parentCode === parent).sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** The ancestor (or itself) that lies directly below `top`; undefined where the code is not below it. */
  childBelow(top: string, code: string): string | undefined {
    if (!code.startsWith(divisionPrefix(top))) return undefined;
    for (let at: string | null | undefined = code; at; at = this.divisions.get(at)?.parentCode) {
      if (this.divisions.get(at)?.parentCode === top) return at;
    }
    return undefined;
  }
}
