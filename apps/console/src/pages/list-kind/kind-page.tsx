import { listKindApi, listKindLifecycle, type ListKind } from '@anlan/contracts/responsibility';
import { Button, Card, Flex } from 'antd';
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
import { KindForm } from './kind-form';
import { Abilities, KindTag, Wants } from './kind-tags';

/** One kind of list: what its lists are like. */
export function ListKindPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(listKindApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个清单种类', 'There is no such kind')} list={{ path: 'list-kinds', name: t('清单种类', 'the kinds') }}>{(k) => <Loaded kind={k} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ kind: k, onReadAgain }: { kind: ListKind; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const [open, setOpen] = useState(false);
  const forms = {
    retire: { op: listKindApi.retire, danger: true as const, intro: { zh: '停用后不能再拟定这种清单；已有的清单不变。', en: 'No list of the kind is drafted any more; those there are stay.' } },
    restore: { op: listKindApi.restore, intro: { zh: '恢复后可以再拟定这种清单。', en: 'Lists of the kind can be drafted again.' } },
  };
  return (
    <>
      <PageHeader
        back={<Link to={to('list-kinds')}>← {t('清单种类', 'Kinds of lists')}</Link>} title={k.name} note={<KindTag status={k.status} />}
        actions={<>{rights.mayEverywhere('list-kind.manage') && <Button onClick={() => setOpen(true)}>{t('修改', 'Change')}</Button>}<StepActions record={k} actions={listKindLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            facts={[
              { label: t('事项的叫法', 'An item is called'), value: k.itemName },
              { label: t('每一事项必须写明', 'Every item says'), value: <Wants wants={k.wants} /> },
              { label: t('办法', 'How it is kept'), value: <Abilities kind={k} /> },
              { label: t('上报清单', 'Promoted to'), value: k.promotionName },
              { label: t('代码', 'Key'), value: k.key },
              { label: t('最近修改', 'Last change'), value: `${instantText(k.updatedAt)} · ${k.updatedBy.name}` },
              { label: t('分类', 'Groups'), value: k.groups.map((g) => g.name).join(t('、', ', ')), wide: true },
              { label: t('说明', 'Description'), value: k.description, wide: true },
            ]}
          />
          <Flex gap={16} wrap style={{ marginTop: 12 }}>
            <Link to={to(`responsibility-lists?kindKey=${k.key}`)}>{t('这种清单', 'Lists of this kind')}</Link>
            <Link to={to(`list-items?kindKey=${k.key}`)}>{t('它们的事项', 'Their items')}</Link>
          </Flex>
        </Card>
      </Flex>
      <FormDrawer title={t('修改清单种类', 'Change the kind')} open={open} onClose={() => setOpen(false)} width={600}><KindForm kind={k} onDone={() => setOpen(false)} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
