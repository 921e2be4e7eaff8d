import { guardianshipApi } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Card, Flex, Form, Input, InputNumber, Select } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { EmptyState } from '../../patterns/empty-state';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { PersonFields, personOf } from '../duty-edition/person-fields';
import { useTiers } from './use-tiers';

const half = { flex: '1 1 180px', minWidth: 0 } as const;
const household = ['household', 'households', 'address', 'householdPhone'] as const;

/** 明确包保人 Who takes which street, community or household into his care. */
export function NewGuardianshipPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const tiers = useTiers();
  const active = tiers.data?.filter((x) => x.status === 'active');
  return (
    <>
      <PageHeader back={<Link to={to('guardianships')}>← {t('包保', 'Guardianships')}</Link>} title={t('明确包保人', 'Give a guardianship')} />
      {tiers.error && !active ? <ProblemView error={tiers.error} onRetry={() => void tiers.refetch()} /> : !active ? <PageSkeleton /> : active.length === 0 ? <Card><EmptyState text={t('还没有在用的包保层级', 'No tier is in use yet')}><LinkButton to="guardianship-tiers">{t('到包保层级', 'To the tiers')}</LinkButton></EmptyState></Card> : <Card style={{ maxWidth: 640 }}><Entrust tiers={active} /></Card>}
    </>
  );
}

function Entrust({ tiers }: { tiers: readonly { readonly id: string; readonly name: string; readonly level: string; readonly place: number }[] }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [form] = Form.useForm();
  const level = tiers.find((x) => x.id === (Form.useWatch('tierId', form) as string | undefined))?.level;
  // What was entered of a household is not said of a street.
  const toBody = ({ guardian, ...v }: Record<string, unknown>) => ({ ...Object.fromEntries(Object.entries(v).filter(([k, x]) => x !== undefined && x !== '' && (level === 'household' || !household.some((h) => h === k)))), guardian: personOf(guardian as never) });
  return (
    <OperationForm
      op={guardianshipApi.entrust} form={form} initial={{ tierId: params.get('tierId') ?? undefined, divisionCode: params.get('divisionCode') ?? undefined, from: shanghaiDay(new Date()), guardian: { who: 'member' } }} toBody={toBody as never} submit={t('明确', 'Give')}
      onDone={(g) => void navigate(to(`guardianships/${g.id}`))} onCancel={() => void navigate(to('guardianships'))}
    >
      <Field name="tierId" label={t('层级', 'Tier')} required><Select options={[...tiers].sort((a, b) => a.place - b.place).map((x) => ({ value: x.id, label: x.name }))} /></Field>
      <Field name="divisionCode" label={level === 'street' ? t('包保的街道', 'Street') : level === 'household' ? t('户所在的社区', 'Community of the household') : t('包保的街道或社区', 'Street or community')} required><DivisionPicker deepest={level === 'street' ? 'street' : 'community'} /></Field>
      {level === 'household' && (
        <>
          <Flex gap={12} wrap>
            <Field name="household" label={t('户主或户群', 'Household')} required style={half}><Input maxLength={100} placeholder={t('如 王某户；3栋孤寡老人', 'whose, or which')} /></Field>
            <Field name="households" label={t('户数', 'How many')} required={false} style={half}><InputNumber min={1} max={100_000} precision={0} inputMode="numeric" style={{ width: 120 }} /></Field>
          </Flex>
          <Field name="address" label={t('地址', 'Address')} required={false}><Input maxLength={200} /></Field>
          <Field name="householdPhone" label={t('户的联系电话', 'Phone of the household')} required={false}><Input maxLength={30} inputMode="tel" /></Field>
        </>
      )}
      <PersonFields at={['guardian']} />
      <Field name="from" label={t('包保起', 'From which day on')} required><Input type="date" max={shanghaiDay(new Date())} style={{ width: 170 }} /></Field>
    </OperationForm>
  );
}
