import { accountabilityErrors as e, type ExemptAccountabilityBody } from '@anlan/contracts/responsibility';
import type { Actor } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';

/** 履职记录 an exemption may rest on: of a person or a post of the tenant, and not of who exempts, nor of the post on which he is. */
export function assertSheet(p: ExemptAccountabilityBody['performance'], { members, posts }: Pick<Reference, 'members' | 'posts'>, { memberId }: Pick<Actor, 'memberId'>): void {
  if (p === null) return;
  if (!(p.subject === 'member' ? members.get(p.id)?.kind === 'user' : posts.has(p.id))) throw invalidField('body.performance.id', e.unknown_performance);
  const own = p.subject === 'member' ? memberId : memberId && members.get(memberId)?.postId;
  if (own === p.id) throw new ProblemError(e.own_performance);
}
