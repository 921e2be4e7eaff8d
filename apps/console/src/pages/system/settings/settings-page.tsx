import { settingApi, settings } from '@anlan/contracts/tenancy';
import { Card, Flex, theme } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../../api/queries';
import { PageHeader } from '../../../patterns/page-header';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { ToneTag } from '../../../patterns/tone-tag';
import { useTenantPath } from '../../../session/rights';
import { instantText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { summaries, titleOf } from './summaries';

/** What a bureau can set for itself, and what holds now. */
export function SettingsPage() {
  const words = useWords();
  const { t, label } = words;
  const to = useTenantPath();
  const { token } = theme.useToken();
  const read = useRead(settingApi.list);
  return (
    <>
      <PageHeader title={t('设置', 'Settings')} note={t('修改立即生效，并记入审计日志；已有记录的编号和期限不变。', 'Changes take effect at once and are logged; numbers and deadlines that were given stay.')} />
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton /> : (
        <Flex vertical gap={12}>
          {read.data.items.map((s) => ({ ...s, name: titleOf(label(settings[s.key])) })).map((s) => (
            <Card key={s.key} size="small" title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}><Link to={to(`system/settings/${s.key}`)}>{s.name[0]}</Link></h2>} extra={s.isDefault ? <ToneTag>{t('默认', 'Default')}</ToneTag> : <ToneTag tone="info">{t('已修改', 'Changed')}</ToneTag>}>
              {s.name[1] && <div style={{ color: token.colorTextSecondary }}>{s.name[1]}</div>}
              <div style={{ overflowWrap: 'anywhere' }}>{summaries[s.key](s.value, words)}</div>
              {s.updatedAt && <small>{t('修改于 {at}', 'Changed at {at}', { at: instantText(s.updatedAt) })}</small>}
            </Card>
          ))}
        </Flex>
      )}
    </>
  );
}
