import { bodyAssessmentApi, bodyStandardApi, type BodyStandard } from '@anlan/contracts/responsibility';
import { Card, Select } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { itemsOf, SelfItems } from './self-items';

/** 自评: a body checks itself under a standard in force, item by item. */
export function SelfCheckPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const read = useRead(bodyStandardApi.list, { query: { status: 'published', limit: 100 } as never });
  const standards = read.data?.items ?? [];
  const chosen = standards.find((s) => s.id === params.get('standardId')) ?? (standards.length === 1 ? standards[0] : undefined);
  return (
    <>
      <PageHeader back={<Link to={to('body-assessments')}>← {t('机构达标申报', 'Assessments of bodies')}</Link>} title={t('机构自评', 'Self-check of a body')} />
      <Card style={{ maxWidth: 760 }}>
        {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={4} /> : standards.length === 0 ? <EmptyState text={t('没有施行中的标准。标准发布后即可自评。', 'No standard is in force. Bodies check themselves once one is published.')} /> : (
          <>
            <label htmlFor="standard" style={{ display: 'block', marginBottom: 4 }}>{t('标准', 'Standard')}</label>
            <Select id="standard" style={{ width: '100%', marginBottom: 16 }} value={chosen?.id} placeholder={t('选择标准', 'Choose a standard')} options={standards.map((s) => ({ value: s.id, label: s.name }))} onChange={(id: string) => setParams({ standardId: id }, { replace: true })} />
            {chosen && <SelfCheck key={chosen.id} standard={chosen} />}
          </>
        )}
      </Card>
    </>
  );
}

function SelfCheck({ standard }: { standard: BodyStandard }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const within = useRights().divisionsOf('body-assessment.self-check');
  return (
    <OperationForm op={bodyAssessmentApi.open} draft={`body-assessment.open.${standard.id}`} toBody={({ divisionCode, items }) => ({ standardId: standard.id, divisionCode, items: itemsOf(standard, items) }) as never} submit={t('提交自评', 'Hand in')} onDone={(a) => void navigate(to(`body-assessments/${a.id}`))}>
      <Field name="divisionCode" label={t('机构所在街道或社区', 'Street or community of the body')}><DivisionPicker deepest="community" within={within} /></Field>
      <SelfItems standard={standard} />
    </OperationForm>
  );
}
