import { subjectApi } from '@anlan/contracts/enforcement';
import { Card, Col, Flex, Row } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { Breakdown } from '../../patterns/figures/breakdown';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';

const open = 'active,suspended';

/** Subjects in numbers. Every number leads to the rows that were counted. */
export function SubjectStatisticsPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const divisionCode = params.get('divisionCode') ?? undefined;
  const common = { op: subjectApi.statistics, rows: 'subjects', none: t('还没有监管对象', 'No subjects yet') } as const;
  return (
    <>
      <PageHeader
        back={<Link to={to('subjects')}>← {t('监管对象', 'Register of subjects')}</Link>} title={t('对象统计', 'Subjects in numbers')} note={t('点击任意数字或柱条，查看对应的记录。', 'Every number and bar leads to its records.')}
        actions={<div style={{ width: 220 }}><DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全部区划', 'All divisions')} value={divisionCode} allowClear style={{ width: '100%' }} onChange={(code) => setParams(code ? { divisionCode: code } : {})} /></div>}
      />
      <Summary divisionCode={divisionCode} />
      <Row gutter={[16, 16]} style={{ marginTop: 16 }}>
        <Col xs={24} lg={12}><Breakdown {...common} by="division" query={{ divisionCode }} title={t('按街道、社区', 'By street or community')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="grade" query={{ divisionCode, status: open }} title={t('在册对象分级', 'Open ones by grade')} inOrder /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} none={t('还没有带风险标签的对象', 'None has a risk tag yet')} by="tag" query={{ divisionCode, status: open }} title={t('按风险标签（有多个标签的分别计入）', 'By risk tag (under each of its tags)')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} none={t('还没有明确主管部门的对象', 'None has a department yet')} by="ownerUnit" query={{ divisionCode, status: open }} title={t('按行业主管部门', 'By department')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} none={t('还没有明确网格责任人的对象', 'None has a grid member yet')} by="ownerMember" query={{ divisionCode, status: open }} title={t('按网格责任人', 'By grid member')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="kind" query={{ divisionCode }} title={t('按类别', 'By kind')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="status" query={{ divisionCode }} title={t('按状态', 'By state')} inOrder /></Col>
      </Row>
    </>
  );
}

/** How many there are, how many are key, and what a census still has to see. */
function Summary({ divisionCode }: { divisionCode: string | undefined }) {
  const { t } = useWords();
  const to = useTenantPath();
  const keys = useRead(subjectApi.statistics, { query: { by: 'key', status: open, divisionCode } }, { keep: true });
  const due = useRead(subjectApi.statistics, { query: { by: 'refreshDue', divisionCode } }, { keep: true });
  const owned = useRead(subjectApi.statistics, { query: { by: 'hasOwner', status: open, divisionCode } }, { keep: true });
  if (keys.error) return <ProblemView error={keys.error} onRetry={() => void keys.refetch()} />;
  if (!keys.data) return <RowsSkeleton rows={2} />;
  const rows = (filter: Record<string, string>): string => to(`subjects?${new URLSearchParams({ ...filter, ...(divisionCode && { divisionCode }) })}`);
  const yes = (data: typeof keys.data | undefined, dimension: string) => data && (data.items.find((i) => i.key[dimension] === 'true')?.count ?? 0);
  const figures = [
    { name: t('在册对象', 'Open'), count: keys.data.total, href: rows({ status: open }) },
    { name: t('其中重点', 'Of which key'), count: yes(keys.data, 'key'), href: rows({ status: open, isKey: 'true' }) },
    { name: t('待核实', 'To be confirmed'), count: yes(due.data, 'refreshDue'), href: rows({ refreshDue: 'true' }) },
    { name: t('无责任人', 'Without an owner'), count: owned.data && (owned.data.items.find((i) => i.key['hasOwner'] === 'false')?.count ?? 0), href: rows({ hasOwner: 'false', status: open }) },
  ];
  return (
    <Card>
      <Flex gap={32} wrap>{figures.map((f) => <div key={f.name}><div>{f.name}</div><Link to={f.href} style={{ fontSize: 26, fontWeight: 600 }}>{numberText(f.count)}</Link></div>)}</Flex>
      <small>{t('截至 {at}', 'As of {at}', { at: instantText(keys.data.asOf) })}</small>
    </Card>
  );
}
