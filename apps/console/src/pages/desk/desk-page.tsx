import { shanghaiDay } from '@anlan/domain';
import { PageHeader } from '../../patterns/page-header';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { BureausDesk } from './bureaus-desk';
import { DistrictDesk } from './district-desk';

/** 工作台 What one opens in the morning: what is to be done first, what is late, what changed. */
export function DeskPage() {
  const { t } = useWords();
  const { me } = useRights();
  const name = me.member?.displayName;
  return (
    <>
      <PageHeader title={t('工作台', 'Desk')} note={[name, me.member?.unitName, shanghaiDay(new Date())].filter(Boolean).join(' · ')} />
      {me.tenant.kind === 'district' ? <DistrictDesk /> : <BureausDesk />}
    </>
  );
}
