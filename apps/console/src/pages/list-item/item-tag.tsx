import { listItemLifecycle, type ListItem, type ListItemState } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<ListItemState, Tone>> = { draft: 'plain', open: 'info', submitted: 'warn', closed: 'good', removed: 'plain' };

export function ItemTag({ item: { status } }: { item: Pick<ListItem, 'status'> }) {
  return <ToneTag tone={tones[status]}>{useWords().label(listItemLifecycle.states[status])}</ToneTag>;
}

/** 责任单位 · 岗位 · 人员, or that there is none. */
export function Owner({ item: i }: { item: Pick<ListItem, 'ownerUnit' | 'ownerPost' | 'ownerMember'> }) {
  const { t } = useWords();
  const names = [i.ownerUnit, i.ownerPost, i.ownerMember].flatMap((x) => (x ? [x.name] : []));
  return names.length ? <span style={{ overflowWrap: 'anywhere' }}>{names.join(' · ')}</span> : <ToneTag tone="warn">{t('无主', 'no owner')}</ToneTag>;
}
