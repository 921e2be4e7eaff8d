import { dutyKindApi, dutyKindLifecycle, type DutyKind } from '@anlan/contracts/responsibility';
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
import { DutyKindForm } from './kind-form';
import { KindTag, Roles } from './kind-tags';

/** One kind of duty object: which holders it needs. */
export function DutyKindPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(dutyKindApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个种类', 'There is no such kind')} list={{ path: 'duty-kinds', name: t('三防对象种类', 'the kinds') }}>{(k) => <Loaded kind={k} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const forms = {
  retire: { op: dutyKindApi.retire, danger: true as const, intro: { zh: '停用后不能再登记这种对象；已登记的不变。', en: 'No object of the kind is registered any more; those there are stay.' } },
  restore: { op: dutyKindApi.restore, intro: { zh: '恢复后可以再登记这种对象。', en: 'Objects of the kind can be registered again.' } },
};

function Loaded({ kind: k, onReadAgain }: { kind: DutyKind; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <PageHeader
        back={<Link to={to('duty-kinds')}>← {t('三防对象种类', 'Kinds of duty objects')}</Link>} title={k.name} note={<KindTag status={k.status} />}
        actions={<>{rights.mayEverywhere('duty-kind.manage') && <Button onClick={() => setOpen(true)}>{t('修改', 'Change')}</Button>}<StepActions record={k} actions={dutyKindLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Card>
        <FactList
          facts={[
            { label: t('须有的责任人', 'Holders needed'), value: <Roles of={k.roles} /> },
            { label: t('代码', 'Key'), value: k.key },
            { label: t('最近修改', 'Last change'), value: `${instantText(k.updatedAt)} · ${k.updatedBy.name}` },
            { label: t('说明', 'Description'), value: k.description, wide: true },
          ]}
        />
        <p style={{ margin: '12px 0 0' }}><Link to={to(`duty-objects?kindId=${k.id}`)}>{t('这种对象', 'Objects of this kind')}</Link></p>
      </Card>
      <FormDrawer title={t('修改种类', 'Change the kind')} open={open} onClose={close}><DutyKindForm kind={k} onDone={close} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}
