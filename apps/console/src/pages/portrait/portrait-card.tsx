import { portraitApi, portraitColourNames } from '@anlan/contracts/enforcement';
import { Card, Flex, theme } from 'antd';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { LinkButton } from '../../patterns/link-button';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { ColourTag } from './colour-tag';
import { Parts } from './parts';

/** 画像: the colour of a subject and why, on its page. */
export function PortraitCard({ subjectId }: { subjectId: string }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  const rights = useRights();
  const may = rights.may('portrait.read');
  const read = useRead(portraitApi.get, { params: { id: subjectId } }, { enabled: may });
  const history = useRead(portraitApi.history, { params: { id: subjectId } }, { enabled: may });
  if (!may) return null;
  const none = read.error instanceof Problem && read.error.code === 'portrait.no_model';
  const p = read.data;
  const quiet = { color: token.colorTextSecondary };
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('画像（企业健康码）', 'Portrait (health code)')}</h2>} extra={p && <LinkButton to={`subjects/${subjectId}/check-up`}>{t('体检报告', 'Check-up report')}</LinkButton>}>
      {none ? (
        <EmptyState text={t('本区还没有施行的画像模型', 'The district has no portrait model in force yet')}>{rights.may('portrait-model.manage') && <LinkButton to="portrait-models">{t('去设置模型', 'To the model')}</LinkButton>}</EmptyState>
      ) : read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !p ? <RowsSkeleton rows={4} /> : (
        <Flex vertical gap={12}>
          <Flex gap={12} wrap align="center">
            <ColourTag colour={p.colour} large /><span style={{ fontSize: 20 }}>{t('{n} 分', 'Score {n}', { n: p.score })}</span>
            <span style={quiet}>{t('分值越高风险越大；{model}，{at} 计算', 'Higher is graver; {model}, computed {at}', { model: p.model.name, at: instantText(p.asOf) })}</span>
          </Flex>
          <Parts portrait={p} />
          {(history.data?.items.length ?? 0) > 0 && <div><h3 style={{ fontSize: 14, margin: 0 }}>{t('变色记录', 'Changes of colour')}</h3><ul style={{ margin: 0, paddingInlineStart: 20 }}>{history.data?.items.map((c) => <li key={c.id}>{instantText(c.at)} {label(portraitColourNames[c.from])} → {label(portraitColourNames[c.to])}{t('（{n} 分）', ' ({n})', { n: c.score })}</li>)}</ul></div>}
          <div style={quiet}>{label(p.notice)}</div>
        </Flex>
      )}
    </Card>
  );
}
