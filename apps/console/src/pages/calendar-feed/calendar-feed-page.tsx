import { calendarFeedApi, type CalendarFeed } from '@anlan/contracts/responsibility';
import { Alert, Button, Card, Drawer, Flex, Grid } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/queries';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { OneTimeSecret } from '../../patterns/secret/one-time-secret';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';

const head = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;

/** 会议日历订阅: one's own address, at which a phone's calendar reads one's meetings. */
export function CalendarFeedPage() {
  const { t } = useWords();
  const notices = useNotices();
  const wide = Grid.useBreakpoint().md;
  const read = useRead(calendarFeedApi.list, {}, { keep: true });
  const [asked, setAsked] = useState<'open' | 'revoke'>();
  const [path, setPath] = useState<string>();
  const close = (): void => setAsked(undefined);
  const feed = read.data?.items[0];
  return (
    <div style={{ maxWidth: 760 }}>
      <PageHeader title={t('会议日历订阅', 'Meetings on your phone')} note={t('把您看得到的会议放进手机或电脑的日历，改期、取消自动更新。', 'Your meetings in the calendar of your phone or computer; changes arrive by themselves.')} />
      <Flex vertical gap={16}>
        <Card title={head(t('我的订阅地址', 'Your address'))}>
          {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={2} /> : <Own feed={feed} onAsk={setAsked} />}
        </Card>
        <Alert type="warning" showIcon title={t('地址就是钥匙', 'The address is the key')} description={t('谁有这个地址，谁就能看到您的会议（包括谈话），不需要登录。请只填入自己的设备，不要转发、不要贴进群聊；泄露或换手机时请停用。日历服务商也会看到会议名称。', 'Whoever has it sees your meetings, talks among them, without signing in. Put it into devices of your own alone and send it to nobody; revoke it if it got out or you change phones. The provider of the calendar sees the names of meetings too.')} />
        <Card title={head(t('怎样填进日历', 'How to subscribe'))}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            <li>{t('苹果手机：设置 → 应用 → 日历 → 日历账户 → 添加账户 → 其他 → 添加已订阅的日历，粘贴地址。', 'iPhone: Settings → Apps → Calendar → Calendar Accounts → Add Account → Other → Add Subscribed Calendar; paste the address.')}</li>
            <li>{t('安卓手机：在系统日历的设置或“导入、订阅”中选择“URL 订阅”，粘贴地址；没有这一项的，在电脑日历中订阅后同步。', 'Android: in the calendar’s settings choose to subscribe by URL and paste the address; where there is no such entry, subscribe on a computer and synchronise.')}</li>
            <li>{t('电脑（Outlook 等）：添加日历 → 从 Internet 订阅，粘贴地址。', 'Computer (Outlook and others): Add calendar → Subscribe from web; paste the address.')}</li>
          </ul>
          <p style={{ marginBottom: 0 }}>{t('日历中有前 90 天和后 400 天的会议；多久更新一次由日历软件决定。', 'It holds the meetings of the last 90 and the next 400 days; how often it is read again is up to the calendar.')}</p>
        </Card>
      </Flex>
      <FormDrawer title={t('取得订阅地址', 'Get an address')} open={asked === 'open'} onClose={close}>
        {feed && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('原来的地址立即失效，已订阅的设备要换成新的。', 'The present address ends at once; devices that have it need the new one.')} />}
        <OperationForm op={calendarFeedApi.open} submit={t('取得地址', 'Get the address')} onCancel={close} onDone={(opened) => (close(), setPath(opened.path))}><p>{t('地址只显示一次。', 'It is shown once.')}</p></OperationForm>
      </FormDrawer>
      <FormDrawer title={t('停用订阅地址', 'Revoke the address')} open={asked === 'revoke'} onClose={close}>
        <OperationForm op={calendarFeedApi.revoke} params={{ id: feed?.id ?? '' }} danger submit={t('停用', 'Revoke')} onCancel={close} onDone={() => (close(), void notices.success(t('已停用', 'Revoked')))}><p>{t('地址立即失效，不能恢复；日历中不再更新。', 'It ends at once and for good; calendars read nothing more.')}</p></OperationForm>
      </FormDrawer>
      <Drawer title={t('订阅地址', 'Your address')} open={path !== undefined} onClose={() => setPath(undefined)} size={wide ? 640 : '100%'} destroyOnHidden mask={{ closable: false }}>
        {path !== undefined && <OneTimeSecret prints={false} lost={t('遗失后请再取一个，原来的随即失效。', 'If it is lost, get another; this one ends then.')} values={[{ label: t('订阅地址', 'Address'), value: `${location.origin}${path}` }]} />}
      </Drawer>
    </div>
  );
}

function Own({ feed, onAsk }: { feed: CalendarFeed | undefined; onAsk: (what: 'open' | 'revoke') => void }) {
  const { t } = useWords();
  return (
    <Flex vertical gap={12}>
      <div role="status">{feed ? t('{at} 取得，正在使用。系统不保存地址，无法再次显示。', 'In use since {at}. The system does not keep it and cannot show it again.', { at: instantText(feed.openedAt) }) : t('还没有订阅地址。', 'You have none yet.')}</div>
      <Flex gap={8} wrap>
        <Button type={feed ? 'default' : 'primary'} onClick={() => onAsk('open')}>{feed ? t('换一个地址', 'Get another') : t('取得订阅地址', 'Get an address')}</Button>
        {feed && <Button danger onClick={() => onAsk('revoke')}>{t('停用地址', 'Revoke it')}</Button>}
      </Flex>
    </Flex>
  );
}
