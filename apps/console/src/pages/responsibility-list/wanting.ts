import type { ItemWant, ListItem, ResponsibilityList } from '@anlan/contracts/responsibility';

type Told = Pick<ListItem, 'legalBasis' | 'ownerUnit' | 'ownerMember' | 'dueDay' | 'evidenceWanted' | 'level' | 'source'>;

/** What the kind of a list wants of every item and this one does not say yet, as the service finds when the list is submitted. */
export function wanting({ wants }: Pick<ResponsibilityList['rules'], 'wants'>, item: Told): ItemWant[] {
  const said: Record<ItemWant, boolean> = { basis: item.legalBasis !== null, owner: item.ownerUnit !== null || item.ownerMember !== null, deadline: item.dueDay !== null, evidence: item.evidenceWanted !== null, level: item.level !== null, source: item.source !== null };
  return wants.filter((w) => !said[w]);
}
