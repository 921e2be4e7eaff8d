import { ListPage } from '../../patterns/list/list-page';
import { useWords } from '../../text/text';
import { holderSpec } from './holder-spec';

/** 三防责任人 of every table, to be searched and exported. */
export function DutyHolderListPage() {
  const { t } = useWords();
  return <ListPage title={t('三防责任人', 'Duty holders')} spec={holderSpec} />;
}
