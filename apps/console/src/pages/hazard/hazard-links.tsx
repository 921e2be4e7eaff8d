import { campaignApi, type Hazard } from '@anlan/contracts/enforcement';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';

/** The subject's name, and where its record is for who may read that. */
export function SubjectLink({ hazard: { subjectId, subjectName } }: { hazard: Pick<Hazard, 'subjectId' | 'subjectName'> }) {
  const to = useTenantPath();
  const may = useMay('subject.read');
  if (!subjectId || !may) return <>{subjectName ?? NONE}</>;
  return <Link to={to(`subjects/${subjectId}`)}>{subjectName ?? subjectId}</Link>;
}

/** The campaigns a hazard counts in: each leads to the hazards of it. */
export function CampaignLinks({ ids }: { ids: readonly string[] }) {
  return <>{ids.map((id, i) => <span key={id}>{i > 0 && '、'}<CampaignName id={id} /></span>)}</>;
}

function CampaignName({ id }: { id: string }) {
  const { t } = useWords();
  const to = useTenantPath();
  const read = useRead(campaignApi.get, { params: { id } }, { keep: true, enabled: useMay('campaign.read') });
  return <Link to={to(`hazards?campaignId=${id}`)}>{read.data?.name ?? t('一项专项行动', 'a campaign')}</Link>;
}

/** Names of campaigns by id, of those the caller may read. */
export function useCampaignNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const read = useRead(campaignApi.list, { query: { limit: 200 } }, { keep: true, enabled: useMay('campaign.read') && ids.length > 0 });
  return new Map((read.data?.items ?? []).map((c) => [c.id, c.name]));
}

const useMay = (permission: 'subject.read' | 'campaign.read'): boolean => useRights().may(permission);

/** The hazard found before at the same subject. */
export function EarlierLink({ id }: { id: string }) {
  const { t } = useWords();
  return <Link to={useTenantPath()(`hazards/${id}`)}>{t('此前的同类隐患', 'the same, found before')}</Link>;
}
