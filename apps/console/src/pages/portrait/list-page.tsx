import { portraitApi, portraitColourNames, type PortraitRowDto } from '@anlan/contracts/enforcement';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { Column, ListSpec } from '../../patterns/list/list.types';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { choicesOf } from '../hazard/hazard.names';
import { ColourTag } from './colour-tag';

const columns: readonly Column<PortraitRowDto>[] = [
  { key: 'subject', title: { zh: '监管对象', en: 'Subject' }, main: true, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.subjectName}</span> },
  { key: 'colour', title: { zh: '颜色', en: 'Colour' }, render: (r) => <ColourTag colour={r.colour} />, phone: 'mark' },
  { key: 'score', title: { zh: '分值', en: 'Score' }, render: (r) => r.score, align: 'right', phone: 'line' },
  { key: 'division', title: { zh: '所在区划', en: 'Division' }, render: (r) => r.divisionName, phone: 'line' },
  { key: 'previous', title: { zh: '此前', en: 'Before' }, render: (r) => (r.previous ? <ColourTag colour={r.previous} /> : NONE) },
  { key: 'since', title: { zh: '变为此色', en: 'Since' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(r.since)}</span> },
];
const spec: ListSpec<PortraitRowDto> = {
  name: 'enforcement.portrait', op: portraitApi.list, columns, rowKey: (r) => r.subjectId, rowName: (r) => r.subjectName, href: (r) => `subjects/${r.subjectId}`, counts: true,
  filters: [
    { kind: 'choice', key: 'colour', label: { zh: '颜色', en: 'Colour' }, choices: choicesOf(portraitColourNames), many: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '所在区划', en: 'Division' } },
    { kind: 'flag', key: 'divisionOnly', label: { zh: '只看所选区划本级', en: 'Of the chosen division itself only' }, extra: true },
  ],
  empty: { text: { zh: '没有符合条件的画像', en: 'No portraits of this kind' } },
};

/** 画像清单: the gravest first. */
export function PortraitListPage() {
  const { t } = useWords();
  return <ListPage title={t('画像清单', 'List of portraits')} spec={spec} actions={<LinkButton to="portraits">{t('画像分布', 'Distribution')}</LinkButton>} />;
}
