import { hazardErrors, type HazardSupervision } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { ProblemError } from '@anlan/platform/http';
import { isListed, type Decided, type Outcome } from './hazard.rules';
import type { Step } from './hazard.steps';

/**
 * 挂牌督办 with the five requirements (责任、措施、资金、时限、预案), each of which says something: 安全生产事故隐患排查治理暂行规定
 * (2007) art. 15. Listed again, they are corrected, and an opinion on what they were before is none on what they are.
 */
export function list({ row, body, actor, now }: Step<'list-supervision'>): Outcome {
  const first = isListed(row) ? row.supervision : null;
  const supervision: HazardSupervision = {
    requirements: body.requirements, listedBy: first?.listedBy ?? { id: actor.id, name: actor.name }, listedAt: first?.listedAt ?? toShanghaiIso(now), opinion: null, unlistedAt: null,
  };
  return { to: row.status, event: 'listed', changes: { supervision }, facts: { responsibility: body.requirements.responsibility } };
}

export function giveOpinion({ row, body, actor, now }: Step<'give-opinion'>): Outcome {
  const { expert, opinion, agrees } = body;
  const supervision = row.supervision && { ...row.supervision, opinion: { expert, opinion, agrees, by: { id: actor.id, name: actor.name }, at: toShanghaiIso(now) } };
  return { to: row.status, event: 'opinion_given', changes: { supervision }, facts: { expert, agrees } };
}

/** 摘牌. A major hazard stays on the list until it is closed. */
export function unlist({ row, body, now }: Step<'unlist'>): Outcome {
  if (row.level === 'major' && row.status !== 'closed') throw new ProblemError(hazardErrors.unlist_open);
  return { to: row.status, event: 'unlisted', changes: { supervision: row.supervision && { ...row.supervision, unlistedAt: toShanghaiIso(now) } }, facts: { reason: body.reason } };
}

/** What was said of a rectification says nothing of the next one. */
export const withoutOpinion = (supervision: HazardSupervision | null): HazardSupervision | null => supervision && { ...supervision, opinion: null };

/** A major hazard closes only when it is listed, which wants the five requirements, and an expert agrees. */
export function assertSupervised(row: Pick<Decided, 'level' | 'supervision'>): void {
  if (row.level === 'major' && !(isListed(row) && row.supervision?.opinion?.agrees)) throw new ProblemError(hazardErrors.supervision_wanted);
}
