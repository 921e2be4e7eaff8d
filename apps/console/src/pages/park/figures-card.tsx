import { parkApi, parkHazardsUnknownNames, type ParkHazards } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Alert, Card } from 'antd';
import { useRead } from '../../api/queries';
import { FigureRow } from '../../patterns/figures/figure-row';
import { useRights } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';

/** Of a division, or of one park: its parties, their agreements and its tasks; each number leads to its rows. */
export function ParkFiguresCard({ divisionCode, parkId }: { divisionCode?: string; parkId?: string }) {
  const { t } = useWords();
  const { data: f } = useRead(parkApi.figures, { query: { divisionCode, parkId } as never }, { keep: true });
  if (!f) return null;
  const { tasks, closed, asked, signed } = f;
  const at = { at: instantText(f.asOf) };
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('三方、协议与任务', 'Parties, agreements and tasks')}</h2>}>
      {!parkId && <FigureRow rows="parks" figures={[{ name: t('在管园区', 'Parks in use'), ...f.parks }]} />}
      <FigureRow rows="park-parties" figures={[{ name: t('出租方', 'Landlords'), ...f.roles.landlord }, { name: t('物业管理方', 'Property managers'), ...f.roles.property }, { name: t('承租方', 'Tenants'), ...f.roles.tenant }]} />
      <FigureRow
        rows="park-parties"
        figures={[
          { name: t('应签协议', 'Agreements asked'), ...asked }, { name: t('协议有效', 'In force'), ...signed }, { name: t('未签订', 'Never signed'), ...f.unsigned, bad: true }, { name: t('已到期', 'Ended'), ...f.ended, bad: true },
          { name: t('签订率', 'Rate signed'), text: rate(signed.count, asked.count), note: t('有效 ÷ 应签，截至 {at}', 'in force ÷ asked, as of {at}', at) },
        ]}
      />
      {tasks && closed && <FigureRow rows="list-items" figures={[{ name: t('重点任务', 'Tasks'), ...tasks }, { name: t('已完成', 'Done'), ...closed }, { name: t('任务进度', 'Progress'), text: rate(closed.count, tasks.count), note: t('已完成 ÷ 重点任务，截至 {at}', 'done ÷ tasks, as of {at}', at) }]} />}
    </Card>
  );
}

/** The hazards of the enterprises of these parks, asked for beside the other figures: they do not wait for the other service. */
export function ParkHazardsCard({ hazards }: { hazards: ParkHazards | undefined }) {
  const { t, label } = useWords();
  const sees = useRights().may('hazard.read');
  if (!hazards) return null;
  const { total: { found, rectified, enterprises, uncoded }, unknown } = hazards;
  const at = { at: instantText(hazards.asOf), n: enterprises };
  // Without permission there is nowhere to lead.
  const figure = (of: typeof found) => (of ? { count: of.count, ...(sees && of.filter && { filter: of.filter }) } : { text: NONE });
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('园区隐患', 'Hazards of parks')}</h2>}>
      {unknown && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={label(parkHazardsUnknownNames[unknown])} />}
      <FigureRow
        rows="hazards"
        figures={[
          { name: t('发现隐患', 'Hazards found'), ...figure(found), note: t('{n} 家有信用代码的单位，在您可见范围内', 'at {n} enterprises with a credit code, as far as you see', at) }, { name: t('已整改', 'Rectified'), ...figure(rectified) },
          { name: t('隐患整改率', 'Rate rectified'), text: found && rectified ? rate(rectified.count, found.count) : NONE, note: t('已整改 ÷ 发现，截至 {at}', 'rectified ÷ found, as of {at}', at) },
        ]}
      />
      {uncoded.count > 0 && <FigureRow rows="park-parties" figures={[{ name: t('无信用代码，隐患未计入', 'Without a credit code, hazards not counted'), ...uncoded, bad: true }]} />}
    </Card>
  );
}
