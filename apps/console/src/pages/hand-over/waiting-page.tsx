import { handOverApi, type WaitingHandOver } from '@anlan/contracts/responsibility';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useWords } from '../../text/text';
import { GapTag, long } from '../duty-object/tags';

const spec: ListSpec<WaitingHandOver> = {
  name: 'responsibility.hand-over-waiting', op: handOverApi.waiting, rowKey: (w) => w.memberId, rowName: (w) => w.personName, href: (w) => `hand-overs/holdings?memberId=${w.memberId}`, counts: true,
  columns: [
    { key: 'person', title: { zh: '人员', en: 'Person' }, main: true, render: (w) => long(w.personName) },
    { key: 'gap', title: { zh: '原因', en: 'Why' }, render: (w) => <GapTag gap={w.gap} />, phone: 'mark' },
    { key: 'holdings', title: { zh: '三防责任和包保', en: 'Duties and guardianships' }, render: (w) => w.holdings, align: 'right', phone: 'line' },
  ],
  filters: [{ kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } }],
  empty: { text: { zh: '没有待交接的人员。人员停用、离开或调离而仍有职责的，会自动列在这里。', en: 'Nobody waits. Who is disabled, gone or moved and still holds something is listed here by itself.' } },
};

/** 待交接 Who is not there any more and still holds something. */
export function WaitingPage() {
  const { t } = useWords();
  return <ListPage title={t('待交接的人员', 'Who waits to be relieved')} spec={spec} actions={<><LinkButton to="hand-overs/holdings">{t('为在岗人员交接', 'Hand over for somebody else')}</LinkButton><LinkButton to="hand-overs">{t('交接记录', 'Past hand-overs')}</LinkButton></>} />;
}
