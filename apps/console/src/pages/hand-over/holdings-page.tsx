import { handOverApi, holdingKindNames, type Holding, type Holdings } from '@anlan/contracts/responsibility';
import { Alert, Card, Flex } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { PageHeader } from '../../patterns/page-header';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { GapTag } from '../duty-object/tags';
import { HandOverForm } from './hand-over-form';

/** Everything a person holds, and its hand-over in one step. */
export function HoldingsPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const memberId = params.get('memberId');
  const read = useRead(handOverApi.holdings, { query: { memberId: memberId ?? '' } }, { enabled: memberId !== null });
  return (
    <>
      <PageHeader
        back={<Link to={to('hand-overs/waiting')}>← {t('待交接的人员', 'Who waits')}</Link>} title={read.data ? t('{name}的职责', 'What {name} holds', { name: read.data.personName }) : t('办理交接', 'Hand over')}
        note={read.data && <Flex gap={8} wrap align="center">{read.data.gap && <GapTag gap={read.data.gap} />}<span>{t('截至 {at}', 'As of {at}', { at: instantText(read.data.asOf) })}</span></Flex>}
      />
      {memberId === null ? (
        <Card><label htmlFor="member" style={{ display: 'block', marginBottom: 4 }}>{t('移交人', 'Who hands over')}</label><MemberPicker id="member" style={{ width: '100%', maxWidth: 360 }} onChange={(id) => id && setParams({ memberId: id })} /></Card>
      ) : read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <Loaded key={memberId} holdings={read.data} /> : <RowsSkeleton rows={4} />}
    </>
  );
}

function Loaded({ holdings: h }: { holdings: Holdings }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const handed = h.items.filter((i) => i.handed);
  const listed = h.items.filter((i) => !i.handed);
  const row = (i: Holding) => <>{label(holdingKindNames[i.kind])} <Link className="in-text" to={to(i.path)}>{i.title}</Link> <small>{i.divisionName} {i.from}</small></>;
  const rows = (items: readonly Holding[]) => <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>{items.map((i) => <li key={i.id} style={{ padding: '6px 0', overflowWrap: 'anywhere' }}>{row(i)}</li>)}</ul>;
  return (
    <Flex vertical gap={16}>
      {h.elsewhere > 0 && <Alert type="warning" showIcon title={t('另有 {n} 项不在您的职责范围内', '{n} more are outside your scope', { n: h.elsewhere })} description={t('交接须一次交清，请由上级单位办理。', 'All goes in one step: somebody with a wider scope has to do it.')} />}
      <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('三防责任和包保（{n}）', 'Duties and guardianships ({n})', { n: handed.length })}</h2>}>
        {handed.length === 0 ? <EmptyState text={t('没有三防责任和包保', 'Neither a duty nor a guardianship')} /> : h.elsewhere > 0 ? rows(handed) : <HandOverForm memberId={h.memberId} items={handed} row={row} onDone={(made) => void navigate(to(`hand-overs/${made.id}`))} />}
      </Card>
      {listed.length > 0 && (
        <Card title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}>{t('在各自台账改派（{n}）', 'To be re-assigned in their own ledgers ({n})', { n: listed.length })}</h2>}>
          {rows(listed)}
        </Card>
      )}
    </Flex>
  );
}
