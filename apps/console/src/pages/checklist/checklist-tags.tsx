import { checklistLifecycle, type Checklist } from '@anlan/contracts/enforcement';
import { ToneTag } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';
import { stateTones } from './names';

export function ChecklistState({ list }: { list: Pick<Checklist, 'status' | 'frozenAt'> }) {
  const { label, t } = useWords();
  return <ToneTag tone={stateTones[list.status]}>{label(checklistLifecycle.states[list.status])}{list.frozenAt && t('·已使用', ', in use')}</ToneTag>;
}
