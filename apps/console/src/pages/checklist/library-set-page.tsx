import { checklistApi, checklistCategoryNames, type ChecklistLibraryDetail } from '@anlan/contracts/enforcement';
import { CopyOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { dayText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ItemList } from './item-list';

/** One set of the library, to read and to copy. */
export function ChecklistLibrarySetPage() {
  const { key = '' } = useParams();
  const set = useRead(checklistApi.librarySet, { params: { key } });
  if (set.error) return <ProblemView error={set.error} onRetry={() => void set.refetch()} />;
  return set.data ? <Loaded set={set.data} /> : <PageSkeleton />;
}

function Loaded({ set }: { set: ChecklistLibraryDetail }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const manages = useRights().may('checklist.manage');
  return (
    <>
      <PageHeader back={<Link to={to('checklist-library')}>← {t('检查表库', 'Library of checklists')}</Link>} title={set.name} actions={manages && <CopyButton set={set} />} />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            title={t('来源', 'Source')}
            facts={[
              { label: t('类别', 'Category'), value: label(checklistCategoryNames[set.category]) },
              { label: t('适用行业', 'Industry'), value: set.industry },
              { label: t('检查项', 'Items'), value: t('{n} 项，其中重大隐患 {major} 项', '{n}, of which {major} are major hazards', { n: numberText(set.itemCount), major: numberText(set.majorCount) }) },
              { label: t('施行日期', 'In force from'), value: set.effectiveFrom && dayText(set.effectiveFrom) },
              { label: t('失效日期', 'In force until'), value: set.effectiveTo && dayText(set.effectiveTo) },
              { label: t('本区的复制', 'Copies here'), value: set.copied.length > 0 && <Flex gap={8} wrap>{set.copied.map((id, i) => <Link key={id} to={to(`checklists/${id}`)}>{t('第 {n} 份', 'Copy {n}', { n: set.copied.length - i })}</Link>)}</Flex> },
              { label: t('编制依据', 'Made from'), value: set.source, wide: true },
              { label: t('说明', 'Description'), value: set.description, wide: true },
            ]}
          />
        </Card>
        <Card title={<h2>{t('检查项', 'Items')}</h2>}><ItemList items={set.items} /></Card>
      </Flex>
    </>
  );
}

function CopyButton({ set }: { set: ChecklistLibraryDetail }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" icon={<CopyOutlined />} onClick={() => setOpen(true)}>{t('复制为本区检查表', 'Copy into the district')}</Button>
      <FormDrawer title={t('复制为本区检查表', 'Copy into the district')} open={open} onClose={() => setOpen(false)}>
        {open && (
          <OperationForm op={checklistApi.copy} params={{ key: set.key }} also={[['enforcement', 'checklist']]} initial={{ name: set.name }} submit={t('复制', 'Copy')} onCancel={() => setOpen(false)} onDone={(made) => (notices.success(t('已复制为草稿', 'Copied as a draft')), void navigate(to(`checklists/${made.id}`)))}>
            <Field name="name" label={t('名称', 'Name')}><Input maxLength={200} /></Field>
          </OperationForm>
        )}
      </FormDrawer>
    </>
  );
}
