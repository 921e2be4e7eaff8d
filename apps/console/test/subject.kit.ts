import { checkCreditCode } from '@anlan/domain';
import type { ConsoleKit } from './console.kit';
import { HAZARDS } from './hazard.kit';

export const SUBJECTS = '/api/enforcement/v1/subjects';

export interface SubjectBody {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly version: number;
  readonly status: string;
  readonly grade: string | null;
  readonly staffCount: number | null;
  readonly contact: { readonly name: string | null; readonly phone: string | null } | null;
  readonly owner: { readonly memberName: string | null; readonly unitName: string | null } | null;
  readonly mergedInto: { readonly id: string } | null;
}

/** A valid code that nobody has yet. */
export function ownCreditCode(): string {
  const digits = `${Date.now()}`.slice(-9);
  const first = `91440310${digits}`;
  return first + ((checkCreditCode(`${first}0`) as { expected?: string }).expected ?? '0');
}

/** The community in which grid1 works, of street1's street. */
export async function placeOf(c: ConsoleKit): Promise<string> {
  const { items } = await c.as('440310', 'grid1').get<{ items: { divisionCode: string }[] }>(`${HAZARDS}?limit=1`);
  return items[0]!.divisionCode;
}

export async function registeredSubject(c: ConsoleKit, name: string, more: object = {}): Promise<SubjectBody> {
  return c.as('440310', 'street1').post<SubjectBody>(SUBJECTS, { kind: 'small_premises', name, address: '坪山大道 18 号', divisionCode: await placeOf(c), ...more });
}
