import { hazardErrors, listLevels, type HazardListing } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';
import type { Outcome } from './hazard.rules';
import type { Step } from './hazard.steps';

const rank = (l: HazardListing): number => listLevels.indexOf(l.level);

/** 录入清单. In it already, it only rises; struck off, it is entered anew. */
export function enterList({ row, body: { kind, level }, actor, now, reference }: Step<'enter-list'>): Outcome {
  if (!reference.setting('hazardLists').some((l) => l.code === kind)) throw invalidField('body.kind', hazardErrors.unknown_list, { kind });
  const before = row.lists.find((l) => l.kind === kind && l.struckOffAt === null);
  if (before && rank(before) >= listLevels.indexOf(level)) throw invalidField('body.level', hazardErrors.in_list);
  const entry: HazardListing = { kind, level, enteredAt: before?.enteredAt ?? toShanghaiIso(now), enteredBy: before?.enteredBy ?? { id: actor.id, name: actor.name }, struckOffAt: null, struckOffBy: null };
  return { to: row.status, event: 'list_entered', changes: { lists: [...row.lists.filter((l) => l.kind !== kind), entry] }, facts: { kind, level } };
}

/** 清单销号: the hazard itself is closed by then. */
export function strikeOff({ row, body: { kind, reason }, actor, now }: Step<'strike-off'>): Outcome {
  const open = row.lists.find((l) => l.kind === kind && l.struckOffAt === null);
  if (!open) throw invalidField('body.kind', hazardErrors.not_in_list);
  const entry: HazardListing = { ...open, struckOffAt: toShanghaiIso(now), struckOffBy: { id: actor.id, name: actor.name } };
  return { to: row.status, event: 'struck_off', changes: { lists: row.lists.map((l) => (l === open ? entry : l)) }, facts: { kind, level: open.level, reason } };
}
