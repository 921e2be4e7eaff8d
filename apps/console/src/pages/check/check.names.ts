import { agencyCheckApi, checkLifecycles, inspectionApi, patrolApi, selfCheckApi, type CheckAction, type CheckKind, type CheckState } from '@anlan/contracts/enforcement';
import type { Permission } from '@anlan/contracts/access';
import type { Lifecycle } from '@anlan/contracts/kit';
import type { Tone } from '../../patterns/tone-tag';
import type { Text } from '../../text/text';

/** The operations of a kind, by what they do. */
export const apis = { patrol: patrolApi, self_check: selfCheckApi, agency: agencyCheckApi, inspection: inspectionApi } as const;

export const lifecycleOf = (kind: CheckKind): Lifecycle<CheckState, CheckAction> => checkLifecycles[kind] as unknown as Lifecycle<CheckState, CheckAction>;
export const stateName = (kind: CheckKind, state: CheckState): Text => lifecycleOf(kind).states[state];
export const actionName = (kind: CheckKind, action: CheckAction): Text => lifecycleOf(kind).actions[action];

export const tones: Readonly<Record<CheckState, Tone>> = { requested: 'warn', approved: 'info', refused: 'plain', on_site: 'info', recorded: 'warn', closed: 'good', cancelled: 'plain' };

/** Who may begin a check of the kind. */
export const opens: Readonly<Record<CheckKind, Permission>> = { patrol: 'check.patrol', self_check: 'check.self', agency: 'check.agency', inspection: 'inspection.carry-out' };
/** What a change of a check, of whichever kind, makes stale. */
export const also = [['enforcement', 'check'], ['enforcement', 'patrol'], ['enforcement', 'self-check'], ['enforcement', 'agency-check'], ['enforcement', 'inspection'], ['enforcement', 'hazard']] as const;
