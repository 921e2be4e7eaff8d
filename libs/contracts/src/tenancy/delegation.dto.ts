import { z } from 'zod';
import { day, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { unitOnly } from './assignment.dto';

const party = z.object({ memberId: uuid, name: z.string() });

/** The longest time for which a role may be lent. */
export const DELEGATION_DAYS = 90;

export const delegation = z
  .object({
    id: uuid.meta({ description: 'also the id of the assignment that the delegate holds' }),
    assignmentId: uuid.meta({ description: '原授权: the assignment that is lent' }),
    delegator: party.meta({ description: '委托人: whose assignment it is' }),
    delegate: party.meta({ description: '受托人: who acts for him' }),
    role: z.string(),
    unitId: uuid.nullable(),
    divisionCode: z.string().nullable(),
    unitOnly,
    validFrom: day.meta({ description: 'first day in force' }),
    validTo: day.meta({ description: 'first day no longer in force' }),
    reason: z.string(),
    active: z.boolean().meta({ description: 'in force today' }),
    createdAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Delegation' });
export type DelegationDto = z.infer<typeof delegation>;

export const createDelegationBody = z
  .strictObject({
    memberId: uuid.meta({ description: '受托人: who is to act' }),
    assignmentId: uuid.meta({ description: 'an assignment of one\'s own (GET /assignments/mine), or one that the caller manages' }),
    validFrom: day.optional().meta({ description: 'default: today' }),
    validTo: day.meta({ description: `first day no longer in force; at most ${DELEGATION_DAYS} days after the first, and not after the assignment's own end` }),
    reason: text(500).meta({ description: '委托事由' }),
  })
  .meta({ id: 'CreateDelegation' });
export type CreateDelegationBody = z.output<typeof createDelegationBody>;

export const delegationQuery = pageQuery.extend({
  memberId: uuid.optional().meta({ description: 'who lends, or acts' }),
  assignmentId: uuid.optional(),
  active: flag.optional().meta({ description: 'in force today, or not' }),
});
export type DelegationQuery = z.output<typeof delegationQuery>;
export const delegationPage = page(delegation);
