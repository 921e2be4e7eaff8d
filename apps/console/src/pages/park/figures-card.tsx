import { parkApi } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Card } from 'antd';
import { useRead } from '../../api/queries';
import { FigureRow } from '../../patterns/figures/figure-row';
import { instantText } from '../../text/format';
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
