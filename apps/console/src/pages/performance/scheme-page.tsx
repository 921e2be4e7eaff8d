import { performanceFigureNames, pointsSchemeApi, pointsSchemeLifecycle, type PointsScheme } from '@anlan/contracts/enforcement';
import { Button, Card, Flex, theme } from 'antd';
import { useState, type CSSProperties } from 'react';
import { Link, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import './performance.css';
import { pointsText, ruleText } from './points-text';
import { SchemeTag } from './scheme-list-page';

/** One version of the points scheme. Published, it never changes. */
export function SchemePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const scheme = useRead(pointsSchemeApi.get, { params: { id } }, { keep: true });
  if (scheme.error instanceof Problem && scheme.error.status === 404) {
    return <Statement title={t('没有这版积分办法', 'There is no such version')} detail={t('地址可能有误。', 'The address may be mistyped.')}><LinkButton to="points-schemes" type="primary">{t('回到积分办法', 'To the points scheme')}</LinkButton></Statement>;
  }
  if (scheme.error && !scheme.data) return <ProblemView error={scheme.error} onRetry={() => void scheme.refetch()} />;
  return scheme.data ? <Loaded scheme={scheme.data} onReadAgain={() => void scheme.refetch()} /> : <PageSkeleton />;
}

function Loaded({ scheme: s, onReadAgain }: { scheme: PointsScheme; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const notices = useNotices();
  const [publishing, setPublishing] = useState(false);
  const close = (): void => setPublishing(false);
  const publish = label(pointsSchemeLifecycle.actions.publish);
  return (
    <>
      <PageHeader
        back={<Link to={to('points-schemes')}>← {t('积分办法', 'Points scheme')}</Link>} title={s.name} note={<SchemeTag state={s.status} />}
        actions={
          <>
            {s.allowedActions.includes('publish') && <Button type="primary" onClick={() => setPublishing(true)}>{publish}</Button>}
            {s.status === 'draft' && rights.may('performance.manage') && <LinkButton to={`points-schemes/${s.id}/edit`}>{t('修改', 'Change')}</LinkButton>}
            {rights.may('performance.manage') && <LinkButton to={`points-schemes/new?from=${s.id}`}>{t('据此起草新版', 'Draft the next from it')}</LinkButton>}
          </>
        }
      />
      <Flex vertical gap={16}>
        <Card>
          <LifecycleSteps lifecycle={pointsSchemeLifecycle} state={s.status} reached={{ draft: { at: s.draftedAt, by: s.draftedBy.name }, ...(s.publishedAt && { published: { at: s.publishedAt, ...(s.publishedBy && { by: s.publishedBy.name }) } }) }} />
        </Card>
        <Card>
          <FactList facts={[{ label: t('施行日期', 'Takes effect'), value: s.effectiveOn }, { label: t('基础分', 'Base'), value: pointsText(s.base) }, { label: t('依据文件', 'Based on'), value: s.source }, { label: t('最近修改', 'Last change'), value: instantText(s.updatedAt) }]} />
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('规则', 'Rules')}</h2>}><Rules scheme={s} /></Card>
      </Flex>
      <FormDrawer title={publish} open={publishing} onClose={close}>
        <OperationForm op={pointsSchemeApi.publish} params={{ id: s.id }} version={s.version} submit={publish} also={[['enforcement', 'performance']]} onDone={() => (notices.success(t('已发布', 'Published')), close())} onCancel={close} onReadAgain={onReadAgain}>
          <p>{t('发布后不能再改，自 {day} 起的整月按它计分，直到下一版施行。已冻结的月份不受影响。', 'It does not change once it is published, and governs the months that begin on {day} or later, until the next version. Frozen months stay as they are.', { day: s.effectiveOn })}</p>
        </OperationForm>
      </FormDrawer>
    </>
  );
}

function Rules({ scheme }: { scheme: PointsScheme }) {
  const words = useWords();
  const { t, label } = words;
  const { token } = theme.useToken();
  return (
    <div style={{ overflowX: 'auto', '--line': token.colorBorderSecondary } as CSSProperties} role="region" tabIndex={0} aria-label={t('规则', 'Rules')}>
      <table className="figures-table">
        <thead><tr><th scope="col" className="text">{t('事项', 'Event')}</th><th scope="col" className="text">{t('分值', 'Points')}</th><th scope="col">{t('每月上限', 'Cap a month')}</th></tr></thead>
        <tbody>{scheme.rules.map((r) => <tr key={r.figure}><th scope="row" className="text">{label(performanceFigureNames[r.figure])}</th><td className="text">{ruleText({ ...r, cap: null }, words)}</td><td>{r.cap === null ? NONE : pointsText(r.cap)}</td></tr>)}</tbody>
      </table>
    </div>
  );
}
