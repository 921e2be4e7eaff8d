import { parkApi, parkPartyApi, parkPartyLifecycle, responsibilityFileApi, type ParkParty } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { History } from '../../patterns/detail/history';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { EmptyState } from '../../patterns/empty-state';
import { FileButtons } from '../../patterns/files/file-buttons';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { PartyForm } from './party-form';
import { HazardsLink, PartyTag, Role } from './words';

/** One party of a park, with all agreements that it signed. */
export function ParkPartyPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(parkPartyApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个单位', 'There is no such party')} list={{ path: 'park-parties', name: t('园区三方', 'parties of parks') }}>{(x) => <Loaded key={x.id} party={x} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ party: x, onReadAgain }: { party: ParkParty; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  const park = useRead(parkApi.get, { params: { id: x.parkId } });
  const today = shanghaiDay(new Date());
  const day = (name: string, label: string, more: { max?: string; required?: boolean } = {}) => <Field name={name} label={label} required={more.required ?? true}><Input type="date" {...(more.max !== undefined && { max: more.max })} style={{ width: 170 }} /></Field>;
  const forms: Record<ParkParty['allowedActions'][number], StepForm> = {
    sign: {
      op: parkPartyApi.sign, initial: { signedOn: today }, toBody: ({ files, endsOn, ...v }) => ({ ...v, endsOn: endsOn || null, fileIds: givenFiles(files).map((f) => f.fileId) }), intro: { zh: '首签或续签的安全生产管理协议；以前的协议保留。', en: 'The first agreement or the next; earlier ones stay.' },
      fields: <><Flex gap={12} wrap>{day('signedOn', t('签订日期', 'Signed on'), { max: today })}{day('endsOn', t('有效期至', 'Ends on'), { required: false })}</Flex><Field name="files" label={t('协议文件', 'The agreement')} required rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field></>,
    },
    leave: { op: parkPartyApi.leave, danger: true, initial: { on: today }, toBody: (v) => ({ on: v['on'], note: v['note'] || null }), fields: <>{day('on', t('退出日期', 'Left on'), { max: today })}<Field name="note" label={t('说明', 'Note')} required={false}><Input.TextArea rows={3} maxLength={1000} showCount /></Field></> },
  };
  const changes = x.allowedActions.includes('leave') && park.data?.status === 'in_use';
  return (
    <>
      <PageHeader
        back={<Link to={to(`park-parties?parkId=${x.parkId}`)}>← {t('园区三方', 'Parties of parks')}</Link>} title={x.name} note={<Flex gap={8} wrap align="center"><PartyTag of={x} /><span><Role role={x.role} /></span></Flex>}
        actions={<>{changes && <Button onClick={() => setChanging(true)}>{t('修改', 'Change')}</Button>}<StepActions record={x} actions={parkPartyLifecycle.actions} forms={forms} also={[['responsibility', 'park']]} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            facts={[
              { label: t('园区', 'Park'), value: <Link className="in-text" to={to(`parks/${x.parkId}`)}>{x.parkName}</Link> }, { label: t('区划', 'Division'), value: x.divisionName }, { label: t('楼栋', 'Buildings'), value: x.buildings.join('、') }, { label: t('统一社会信用代码', 'Credit code'), value: x.creditCode }, { label: t('隐患', 'Hazards'), value: x.creditCode && <HazardsLink of={x} /> },
              { label: t('账号单位', 'Unit of its accounts'), value: x.unitName }, { label: t('退出日期', 'Left on'), value: x.leftOn }, { label: t('备注', 'Note'), value: x.leaveNote ?? x.note, wide: true },
            ]}
          />
        </Card>
        {x.role !== 'landlord' && (
          <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('安全生产管理协议', 'Safety agreements')}</h2>}>
            {x.agreements.length === 0 ? <EmptyState text={t('还没有登记协议', 'No agreement is on record')} /> : (
              <History items={[...x.agreements].reverse().map((a) => ({ id: a.at, at: a.at, who: a.by.name, tone: 'plain' as const, what: t('{from} 签订，有效期至 {to}', 'Signed on {from}, until {to}', { from: a.signedOn, to: a.endsOn ?? t('另行终止', 'it is ended') }), note: <FileButtons op={parkPartyApi.file} id={x.id} fileIds={a.fileIds} /> }))} />
            )}
          </Card>
        )}
      </Flex>
      <FormDrawer title={t('修改单位', 'Change the party')} open={changing} onClose={close}><PartyForm park={{ id: x.parkId, buildings: park.data?.buildings ?? x.buildings }} party={x} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}
