import { itemWantNames, listKindLifecycle, type ListKind } from '@anlan/contracts/responsibility';
import { Flex } from 'antd';
import { ToneTag } from '../../patterns/tone-tag';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';

export function KindTag({ status }: Pick<ListKind, 'status'>) {
  return <ToneTag tone={status === 'active' ? 'good' : 'plain'}>{useWords().label(listKindLifecycle.states[status])}</ToneTag>;
}

/** What every item has to say. */
export function Wants({ wants }: Pick<ListKind, 'wants'>) {
  const { t, label } = useWords();
  return <>{wants.map((w) => label(itemWantNames[w])).join(t('、', ', ')) || NONE}</>;
}

/** What lists of the kind are like, in a few marks. */
export function Abilities({ kind: k }: { kind: Pick<ListKind, 'performed' | 'published' | 'rolling' | 'instructed' | 'promotionName'> }) {
  const { t } = useWords();
  const marks = [k.performed ? t('逐项销号', 'closed one by one') : t('常态职责', 'standing duties'), k.published && t('公示', 'published'), k.rolling && t('动态增补', 'rolling'), k.instructed && t('按指令办理', 'by instruction'), k.promotionName && t('可上报', 'promoted')];
  return <Flex gap={4} wrap component="span">{marks.flatMap((m) => (m ? [<ToneTag key={m}>{m}</ToneTag>] : []))}</Flex>;
}
