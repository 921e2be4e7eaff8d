import { dutyHolderApi, dutyHolderLifecycle, type DutyHolder } from '@anlan/contracts/responsibility';
import { Alert, Card, Flex, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { long, RoleName } from '../duty-object/tags';
import { Phone, Revealed } from './reveal';
import { HolderTag } from './tags';

/** Who holds one role of one object, since when, and what to do where he is no longer there. */
export function DutyHolderPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(dutyHolderApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这位责任人', 'There is no such holder')} list={{ path: 'duty-holders', name: t('三防责任人', 'the holders') }}>{(h) => <Loaded key={h.id} holder={h} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Why() {
  return <Field name="reason" label={useWords().t('续任说明', 'Why he stays')} required><Input.TextArea rows={3} maxLength={500} /></Field>;
}
const forms = { keep: { op: dutyHolderApi.keep, minor: true as const, intro: { zh: '确认后不再列入缺口和待办。', en: 'It is neither a gap nor a to-do any more.' }, fields: <Why /> } };

function Loaded({ holder: h, onReadAgain }: { holder: DutyHolder; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const mayHandOver = h.memberId !== null && h.allowedActions.includes('handover');
  const keep = h.allowedActions.filter((a): a is 'keep' => a === 'keep');
  return (
    <>
      <PageHeader
        back={<Link to={to(`duty-objects/${h.objectId}?year=${h.year}`)}>← {h.objectName}</Link>} title={t('{object} {person}', '{object}: {person}', { object: h.objectName, person: h.personName })} note={<Flex gap={8} wrap align="center"><HolderTag holder={h} /><RoleName role={h.role} /></Flex>}
        actions={<>{mayHandOver && <LinkButton to={`hand-overs/holdings?memberId=${h.memberId}`} type={h.gap ? 'primary' : 'default'}>{t('办理交接', 'Hand over')}</LinkButton>}<StepActions record={{ ...h, allowedActions: keep }} actions={dutyHolderLifecycle.actions} forms={forms} also={[['responsibility', 'duty-object']]} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        {h.gap && mayHandOver && <Alert type="warning" showIcon title={t('责任人已不在岗，须办理交接', 'The holder is not there any more: hand over')} description={t('此人担任的全部三防责任和包保一次交清。', 'All duties and guardianships of his go in one step.')} />}
        <Card>
          <FactList
            facts={[
              { label: t('责任人', 'Holder'), value: long(h.personName) },
              { label: t('职务', 'Post'), value: h.post && long(h.post) },
              { label: t('电话', 'Phone'), value: h.phone && <Revealed op={dutyHolderApi.reveal} id={h.id}>{(shown) => <Phone masked={h.phone} full={shown?.phone} />}</Revealed> },
              { label: t('对象', 'Object'), value: <Link to={to(`duty-objects/${h.objectId}?year=${h.year}`)}>{h.objectName}</Link> },
              { label: t('种类', 'Kind'), value: h.kindName },
              { label: t('区划', 'Division'), value: h.divisionName },
              { label: t('管理单位', 'Unit in charge'), value: h.unitName },
              { label: t('名录', 'Table'), value: <Link to={to(`duty-editions/${h.editionId}`)}>{t('{year} 年名录', 'Table of {year}', { year: h.year })}</Link> },
              { label: t('任职', 'Days'), value: h.from && `${h.from} ${h.until ? t('至 {day}（不含）', 'until {day} (not included)', { day: h.until }) : t('起', 'on')}` },
              { label: t('前任', 'The one before'), value: h.predecessorId && <Link to={to(`duty-holders/${h.predecessorId}`)}>{t('前任责任人', 'Who held it before')}</Link> },
              { label: t('交接记录', 'Hand-over'), value: h.handOverId && <Link to={to(`hand-overs/${h.handOverId}`)}>{t('交接记录', 'The hand-over')}</Link> },
              { label: t('拟定', 'Named'), value: `${instantText(h.namedAt)} · ${h.namedBy.name}` },
              ...(h.endReason ? [{ label: t('卸任原因', 'Ended because'), value: long(h.endReason), wide: true as const }] : []),
            ]}
          />
        </Card>
      </Flex>
    </>
  );
}
