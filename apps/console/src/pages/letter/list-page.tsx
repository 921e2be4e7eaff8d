import { letterApi, letterLevelNames, letterLevels, letterLifecycle, letterStates, type LetterBrief } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';
import { DueTag } from '../../patterns/due/due-tag';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { LetterTag, Level, Signed } from './letter-tag';
import { SigningRates } from './signing-rates';

const specOf = (seesUnits: boolean): ListSpec<LetterBrief> => ({
  name: 'responsibility.letter', op: letterApi.list, rowKey: (l) => l.id, rowName: (l) => l.number, href: (l) => `letters/${l.id}`,
  columns: [
    { key: 'title', title: { zh: '责任书', en: 'Letter' }, main: true, render: (l) => <span style={{ display: 'block', maxWidth: 360, overflowWrap: 'anywhere' }}>{l.title}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (l) => <LetterTag letter={l} />, phone: 'mark' },
    { key: 'partyB', title: { zh: '乙方', en: 'Party B' }, render: (l) => l.partyB.name, phone: 'line' },
    { key: 'partyA', title: { zh: '甲方', en: 'Party A' }, render: (l) => l.partyA.name },
    { key: 'signed', title: { zh: '签署', en: 'Signed' }, render: (l) => <Signed letter={l} />, phone: 'line' },
    { key: 'signBy', title: { zh: '签订期限', en: 'Sign by' }, render: (l) => <DueTag dueAt={endOfDueDay(l.signBy)} done={l.status !== 'to_sign'} />, phone: 'line' },
    { key: 'year', title: { zh: '年度', en: 'Year' }, render: (l) => l.year },
    { key: 'level', title: { zh: '层级', en: 'Level' }, render: (l) => <Level level={l.level} /> },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (l) => l.divisionName, extra: true },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (l) => <span style={{ whiteSpace: 'nowrap' }}>{l.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: yearChoices() },
    { kind: 'choice', key: 'level', label: { zh: '层级', en: 'Level' }, choices: letterLevels.map((value) => ({ value, label: letterLevelNames[value] })) },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: letterStates.map((value) => ({ value, label: letterLifecycle.states[value] })) },
    { kind: 'choice', key: 'signed', label: { zh: '是否签订', en: 'Signed or not' }, choices: [{ value: 'true', label: { zh: '双方已签', en: 'Signed by both' } }, { value: 'false', label: { zh: '未签', en: 'Not signed by both' } }] },
    { kind: 'flag', key: 'overdue', label: { zh: '逾期未签', en: 'Overdue' } },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' }, extra: true },
    ...(seesUnits ? [{ kind: 'unit' as const, key: 'partyBUnitId', label: { zh: '乙方机构', en: 'Party B' }, extra: true as const }, { kind: 'unit' as const, key: 'partyAUnitId', label: { zh: '甲方机构', en: 'Party A' }, extra: true as const }, { kind: 'unit' as const, key: 'partyUnder', label: { zh: '任一方机构（含下属）', en: 'Either party, with units below' }, extra: true as const }] : []),
    { kind: 'flag', key: 'issued', label: { zh: '应签（已发出、未作废）', en: 'To be signed: sent and not void' }, extra: true },
  ],
  search: { key: 'q', hint: { zh: '标题、编号、双方', en: 'Title, number, parties' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有责任书。用模板给多家机构批量起草，或单份起草。', en: 'There is no letter yet: draft one for many units from a template, or a single one.' } },
});

/** 责任书 All letters that one keeps, gives or takes. */
export function LetterListPage() {
  const { t } = useWords();
  const rights = useRights();
  const may = rights.may('letter.manage');
  // An enterprise takes letters, and sees nothing of the bureau's organisation.
  const seesUnits = rights.may('unit.read');
  const spec = useMemo(() => specOf(seesUnits), [seesUnits]);
  const actions = (
    <>
      <LinkButton to="letters/unsigned">{t('未签名单', 'Who has not signed')}</LinkButton>
      {may && <LinkButton to="letters/new" type="primary" icon={<PlusOutlined />}>{t('起草责任书', 'Draft a letter')}</LinkButton>}
    </>
  );
  return <ListPage title={t('责任书', 'Letters')} spec={{ ...spec, empty: { ...spec.empty, action: may && <LinkButton to="letter-templates" type="primary">{t('到模板', 'To the templates')}</LinkButton> } }} actions={actions}><SigningRates /></ListPage>;
}
