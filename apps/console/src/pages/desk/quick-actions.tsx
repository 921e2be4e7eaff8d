import { PlusOutlined } from '@ant-design/icons';
import type { Permission } from '@anlan/contracts/access';
import { LinkButton } from '../../patterns/link-button';
import { useRights } from '../../session/rights';
import { useWords, type Text } from '../../text/text';

const lists: readonly { readonly needs: Permission; readonly to: string; readonly label: Text }[] = [
  { needs: 'hazard.rectify', to: 'hazards?assignedToMe=true&status=assigned,rectifying&order=dueAt', label: { zh: '我要整改的', en: 'Mine to rectify' } },
  { needs: 'hazard.assign', to: 'hazards?status=reported&order=dueAt', label: { zh: '待交办', en: 'To be assigned' } },
  { needs: 'hazard.verify', to: 'hazards?status=rectified&order=dueAt', label: { zh: '待复查', en: 'To be verified' } },
  { needs: 'duty-act.record', to: 'duty-performances/mine?kind=list-item&outcome=standing', label: { zh: '记录履职', en: 'Record what I did' } },
  { needs: 'hazard.read', to: 'hazards?level=major&status=reported,assigned,rectifying,rectified&order=dueAt', label: { zh: '未销号的重大隐患', en: 'Major ones still open' } },
];

/** What somebody with these rights does most, one touch away. */
export function QuickActions() {
  const { t, label } = useWords();
  const rights = useRights();
  return (
    <nav className="quick-actions no-print" aria-label={t('常用操作', 'Quick actions')}>
      {rights.may('hazard.report') && <LinkButton to="hazards/new" type="primary" icon={<PlusOutlined />}>{t('上报隐患', 'Report a hazard')}</LinkButton>}
      {lists.filter((l) => rights.may(l.needs)).map((l) => <LinkButton key={l.to} to={l.to}>{label(l.label)}</LinkButton>)}
      {rights.may('hazard.import') && <LinkButton to="hazards/import">{t('导入隐患', 'Import hazards')}</LinkButton>}
    </nav>
  );
}
