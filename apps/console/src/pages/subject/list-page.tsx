import { subjectApi, type Subject } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useLocation } from 'react-router';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, type Rights } from '../../session/rights';
import { useWords } from '../../text/text';
import { subjectBulk } from './subject-bulk';
import { subjectColumns } from './subject-columns';
import { subjectFilters } from './subject-filters';

const search = { key: 'q', hint: { zh: '名称、地址、信用代码、场所码', en: 'Name, address, credit or premises code' } };

function specOf(rights: Rights): Omit<ListSpec<Subject>, 'empty'> {
  const bulk = subjectBulk(rights);
  return {
    name: 'enforcement.subject', op: subjectApi.list, columns: subjectColumns, filters: subjectFilters(rights), rowKey: (s) => s.id, rowName: (s) => s.name, href: (s) => `subjects/${s.id}`,
    search, ...(bulk.length > 0 && { bulk }), ...(rights.may('subject.manage') && { bulkLinks: [{ key: 'sheets', label: { zh: '打印场所码', en: 'Print codes' }, to: (rows: readonly Subject[]) => `subjects/sheets?ids=${rows.slice(0, 200).map((s) => s.id).join(',')}` }] }), exports: true, counts: true, saved: true,
  };
}

/** 一企一档 The register of subjects, as far as the caller's scope reaches. */
export function SubjectListPage() {
  const { t } = useWords();
  const rights = useRights();
  const register = rights.may('subject.register') && <LinkButton to="subjects/new" type="primary" icon={<PlusOutlined />}>{t('登记对象', 'Register one')}</LinkButton>;
  const spec = useMemo(() => specOf(rights), [rights]);
  return <ListPage title={t('监管对象', 'Subjects')} spec={{ ...spec, empty: { text: { zh: '没有符合条件的监管对象', en: 'There are no such subjects' }, action: register } }} actions={<>{rights.may('subject.manage') && <SheetsButton />}{rights.may('subject.manage') && <LinkButton to="subjects/import">{t('导入', 'Import')}</LinkButton>}{register}</>} />;
}

/** Codes of all that the filters leave. */
function SheetsButton() {
  const { t } = useWords();
  return <LinkButton to={`subjects/sheets${useLocation().search}`}>{t('打印场所码', 'Print codes')}</LinkButton>;
}

/** What is open and has nobody who looks after it: a list of its own, to be made empty. */
export function OwnerlessPage() {
  const { t } = useWords();
  const rights = useRights();
  const spec = useMemo((): ListSpec<Subject> => {
    const all = specOf(rights);
    const fixed = { hasOwner: 'false', status: 'active,suspended' };
    return {
      ...all, name: 'enforcement.subject.ownerless', fixed, filters: all.filters?.filter((f) => !(f.key in fixed) && !f.key.startsWith('owner')),
      empty: { text: { zh: '都有责任人了', en: 'Everything has an owner' } },
    };
  }, [rights]);
  return (
    <ListPage
      title={t('无责任人名单', 'Without an owner')} spec={spec}
      note={t('在营和停业的对象中，既没有网格责任人、也没有行业主管部门的。', 'What is open and has neither a grid member nor a department.')}
    />
  );
}
