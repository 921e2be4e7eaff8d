import { guardianshipTierApi, guardianshipTierLifecycle, type GuardianshipTier } from '@anlan/contracts/responsibility';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { KindTag } from '../duty-kind/kind-tags';
import { LevelName } from './tags';
import { TierForm } from './tier-form';

/** One tier: who has what in his care. */
export function TierPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(guardianshipTierApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个层级', 'There is no such tier')} list={{ path: 'guardianship-tiers', name: t('包保层级', 'the tiers') }}>{(x) => <Loaded tier={x} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const forms = {
  retire: { op: guardianshipTierApi.retire, danger: true as const, intro: { zh: '停用后不再明确这一级的包保人；已有的包保不变。', en: 'No guardianship of the tier is given any more; those there are stay.' } },
  restore: { op: guardianshipTierApi.restore, intro: { zh: '恢复后可以再明确这一级的包保人。', en: 'Guardianships of the tier can be given again.' } },
};

function Loaded({ tier: x, onReadAgain }: { tier: GuardianshipTier; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <PageHeader
        back={<Link to={to('guardianship-tiers')}>← {t('包保层级', 'Tiers of guardianship')}</Link>} title={x.name} note={<KindTag status={x.status} />}
        actions={<>{rights.mayEverywhere('duty-kind.manage') && <Button onClick={() => setOpen(true)}>{t('修改', 'Change')}</Button>}<StepActions record={x} actions={guardianshipTierLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Card>
        <FactList
          facts={[
            { label: t('包保人称谓', 'A guardian is'), value: x.guardian },
            { label: t('包保', 'In his care'), value: <LevelName level={x.level} /> },
            { label: t('次序', 'Place'), value: x.place },
            { label: t('代码', 'Key'), value: x.key },
            { label: t('最近修改', 'Last change'), value: `${instantText(x.updatedAt)} · ${x.updatedBy.name}` },
          ]}
        />
        <p style={{ margin: '12px 0 0' }}><Link to={to(`guardianships?tierId=${x.id}`)}>{t('这一级的包保', 'Guardianships of this tier')}</Link></p>
      </Card>
      <FormDrawer title={t('修改层级', 'Change the tier')} open={open} onClose={close}><TierForm tier={x} onDone={close} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}
