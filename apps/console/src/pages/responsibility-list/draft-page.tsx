import { responsibilityListApi } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Card, Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useKinds } from '../list-kind/use-kinds';
import { EditionFields } from './edition-fields';

/** 拟定清单: what it is; its items are added on its own page, or from a file. */
export function DraftListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const rights = useRights();
  const kinds = useKinds();
  const active = (kinds.data ?? []).filter((k) => k.status === 'active');
  const year = Number(shanghaiDay(new Date()).slice(0, 4));
  const wholeDistrict = rights.mayEverywhere('responsibility-list.manage') ? rights.me.tenant.divisionCode : undefined;
  const initial = { year, effectiveFrom: `${year}-01-01`, effectiveTo: `${year}-12-31`, divisionCode: wholeDistrict ?? rights.divisionsOf('responsibility-list.manage')?.[0], unitId: rights.me.member?.unitId ?? undefined };
  return (
    <>
      <PageHeader back={<Link to={to('responsibility-lists')}>← {t('责任清单', 'Responsibility lists')}</Link>} title={t('拟定责任清单', 'Draft a responsibility list')} />
      <Card style={{ maxWidth: 720 }}>
        <OperationForm op={responsibilityListApi.draft} draft="responsibility-list.draft" initial={initial} submit={t('拟定', 'Draft')} onDone={(l) => void navigate(to(`responsibility-lists/${l.id}`))} onCancel={() => void navigate(to('responsibility-lists'))}>
          <Field name="kindId" label={t('清单种类', 'Kind of list')} extra={rights.may('list-kind.manage') && !kinds.isLoading && active.length === 0 ? <LinkButton to="list-kinds/library" type="link" style={{ padding: 0 }}>{t('还没有种类：到种类库采用', 'There is none yet: adopt one of the library')}</LinkButton> : undefined}>
            <Select loading={kinds.isLoading} showSearch={{ optionFilterProp: 'label' }} options={active.map((k) => ({ value: k.id, label: k.name }))} />
          </Field>
          <Field name="divisionCode" label={t('所属区划（区或街道）', 'Whose list it is (district or street)')}><DivisionPicker deepest="street" within={rights.divisionsOf('responsibility-list.manage')} /></Field>
          <EditionFields />
          <p>{t('拟定后在清单页面逐项增加事项，或用“导入事项”从表格批量增加。', 'Items are added on the page of the list then, one by one or from a file.')}</p>
        </OperationForm>
      </Card>
    </>
  );
}
