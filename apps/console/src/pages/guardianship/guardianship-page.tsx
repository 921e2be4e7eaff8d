import { guardianshipApi, guardianshipLifecycle, type Guardianship } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Alert, Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { Phone, Revealed } from '../duty-edition/reveal';
import { long } from '../duty-object/tags';
import { ChangeForm } from './change-form';
import { caredOf, GuardianshipTag, LevelName } from './tags';

/** Who has what in his care, how both are reached, and what to do where he is no longer there. */
export function GuardianshipPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(guardianshipApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这项包保', 'There is no such guardianship')} list={{ path: 'guardianships', name: t('包保', 'the guardianships') }}>{(g) => <Loaded key={g.id} guardianship={g} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ guardianship: g, onReadAgain }: { guardianship: Guardianship; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const why = (label: string) => <Field name="reason" label={label} required><Input.TextArea rows={3} maxLength={500} /></Field>;
  const today = shanghaiDay(new Date());
  const forms = {
    end: { op: guardianshipApi.end, danger: true as const, initial: { on: today }, intro: { zh: '结束后不再改；有人接任的请办理交接。', en: 'It does not change any more; where somebody takes over, hand it over instead.' }, fields: <><Field name="on" label={t('结束日期', 'On')} required><Input type="date" max={today} style={{ width: 170 }} /></Field>{why(t('结束原因', 'Because'))}</> },
    keep: { op: guardianshipApi.keep, minor: true as const, intro: { zh: '确认后不再列为缺口和待办。', en: 'It is neither a gap nor a to-do any more.' }, fields: why(t('续任说明', 'Why he stays')) },
  };
  const steps = g.allowedActions.filter((a): a is 'end' | 'keep' => a !== 'handover');
  const mayHandOver = g.memberId !== null && g.allowedActions.includes('handover');
  return (
    <>
      <PageHeader
        back={<Link to={to('guardianships')}>← {t('包保', 'Guardianships')}</Link>} title={caredOf(g)} note={<Flex gap={8} wrap align="center"><GuardianshipTag of={g} /><span>{g.tierName}</span></Flex>}
        actions={
          <>
            {mayHandOver && <LinkButton to={`hand-overs/holdings?memberId=${g.memberId}`} type={g.gap ? 'primary' : 'default'}>{t('办理交接', 'Hand over')}</LinkButton>}
            {g.allowedActions.includes('end') && <Button onClick={() => setOpen(true)}>{t('修改', 'Change')}</Button>}
            <StepActions record={{ ...g, allowedActions: steps }} actions={guardianshipLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />
          </>
        }
      />
      <Flex vertical gap={16}>
        {g.gap && mayHandOver && <Alert type="warning" showIcon title={t('包保人已不在岗，须办理交接', 'The guardian is not there any more: hand over')} description={t('此人担任的全部三防责任和包保一次交清。', 'All duties and guardianships of his go in one step.')} />}
        <Card>
          <Revealed op={guardianshipApi.reveal} id={g.id}>
            {(shown) => (
              <div style={{ width: '100%' }}>
                <FactList
                  facts={[
                    { label: t('包保人', 'Guardian'), value: long(g.personName) },
                    { label: t('职务', 'Post'), value: g.post && long(g.post) },
                    { label: t('包保人电话', 'Phone of the guardian'), value: g.phone && <Phone masked={g.phone} full={shown?.phone} /> },
                    { label: t('包保', 'In his care'), value: <LevelName level={g.level} /> },
                    { label: t('区划', 'Division'), value: g.divisionName },
                    ...(g.level === 'household' ? [
                      { label: t('户主或户群', 'Household'), value: g.household && long(g.household) },
                      { label: t('户数', 'Households'), value: numberText(g.households) },
                      { label: t('地址', 'Address'), value: g.address && long(g.address) },
                      { label: t('户的联系电话', 'Phone of the household'), value: g.householdPhone && <Phone masked={g.householdPhone} full={shown?.householdPhone} /> },
                    ] : []),
                    { label: t('包保日期', 'Days'), value: `${g.from} ${g.until ? t('至 {day}（不含）', 'until {day} (not included)', { day: g.until }) : t('起', 'on')}` },
                    { label: t('前任', 'The one before'), value: g.predecessorId && <Link to={to(`guardianships/${g.predecessorId}`)}>{t('前任包保人', 'Who had it before')}</Link> },
                    { label: t('交接记录', 'Hand-over'), value: g.handOverId && <Link to={to(`hand-overs/${g.handOverId}`)}>{t('交接记录', 'The hand-over')}</Link> },
                    { label: t('最近修改', 'Last change'), value: `${instantText(g.updatedAt)} · ${g.updatedBy.name}` },
                    ...(g.endReason ? [{ label: t('结束原因', 'Ended because'), value: long(g.endReason), wide: true as const }] : []),
                  ]}
                />
              </div>
            )}
          </Revealed>
        </Card>
      </Flex>
      <FormDrawer title={t('修改包保', 'Change the guardianship')} open={open} onClose={close}><ChangeForm guardianship={g} onDone={close} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}
