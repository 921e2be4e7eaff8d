import { settingApi, settingKeys, settings, type SettingDto, type SettingKey } from '@anlan/contracts/tenancy';
import { Alert, Card } from 'antd';
import { Link, useParams } from 'react-router';
import { call } from '../../../api/client';
import { useRead } from '../../../api/queries';
import { NotFoundPage } from '../../../app/not-found-page';
import { OperationForm } from '../../../patterns/form/operation-form';
import { PageHeader } from '../../../patterns/page-header';
import { ProblemView } from '../../../patterns/problem-view';
import { PageSkeleton } from '../../../patterns/skeletons';
import { useRights, useTenantPath } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { editors } from './editors';
import { summaries, titleOf } from './summaries';

/** One setting. */
export function SettingPage() {
  const { key } = useParams();
  const known = settingKeys.find((k) => k === key);
  return known ? <Known key={known} name={known} /> : <NotFoundPage />;
}

function Known({ name }: { name: SettingKey }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const read = useRead(settingApi.get, { params: { key: name } });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <PageSkeleton />;
  const [title, more] = titleOf(label(settings[name]));
  return (
    <>
      <PageHeader title={title} note={label(editors[name].note, more)} back={<Link to={to('system/settings')}>{t('设置', 'Settings')}</Link>} />
      <Card><Editor setting={read.data} /></Card>
    </>
  );
}

function Editor({ setting: { key, value, version } }: { setting: SettingDto }) {
  const words = useWords();
  const { t, label } = words;
  const notices = useNotices();
  const rights = useRights();
  if (!rights.mayEverywhere('settings.manage')) return <><Alert type="info" showIcon style={{ marginBottom: 12 }} title={t('您可以查看，不能修改', 'You may look, not change')} /><p>{summaries[key](value, words)}</p></>;
  const { Fields, toForm, toValue, toField } = editors[key];
  return (
    <OperationForm
      op={settingApi.put} params={{ key }} version={version} initial={{ value: toForm(value) }} draft={`setting.${key}`} toBody={(values) => ({ value: toValue(values['value']) })}
      also={[['tenancy', 'me']]} faultField={([first, ...rest], values) => (toField && first === 'value' && rest.length ? ['value', ...toField(rest, values['value'])] : [first!, ...rest])}
      compare={{
        read: async () => {
          const now = await call(settingApi.get, { params: { key } });
          return { values: { value: toForm(now.value) }, version: now.version };
        },
        labels: { value: label(settings[key]) },
        show: (_field, v) => summaries[key](toValue(v), words),
      }}
      onDone={() => void notices.success(t('已保存', 'Saved'))}
    >
      <Fields />
    </OperationForm>
  );
}
