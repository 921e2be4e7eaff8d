import type { ReportFigure } from '@anlan/contracts/responsibility';
import { NONE, numberText, yuanText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { FigureLink } from './figure-link';
import { rateText } from './rate-text';

type Numbers = Pick<ReportFigure, 'value' | 'numerator' | 'denominator'>;

/** The value of a figure of a report with its unit: 55.88 %, 12 件; — where there is no base. */
export const figureValueText = ({ value, unit }: Pick<ReportFigure, 'value' | 'unit'>): string => (value === null ? NONE : unit === '%' ? rateText(value, 100) : `${numberText(value)} ${unit}`);

/** Numbers of funds are amounts; all others count something. */
const partText = (figure: Pick<ReportFigure, 'group'>, n: number): string => (figure.group === 'funds' ? yuanText(n) : numberText(n));

/** Numerator ÷ denominator in words; — for a count. */
export const figureShareText = (figure: Pick<ReportFigure, 'group'>, { numerator, denominator }: Numbers): string => (numerator === null || denominator === null ? NONE : `${partText(figure, numerator)} ÷ ${partText(figure, denominator)}`);

export const figureName = (figure: Pick<ReportFigure, 'name' | 'nameEn'>, { label }: Words): string => label({ zh: figure.name, en: figure.nameEn });

const rowsOf = (path: string, filter: Readonly<Record<string, string>>): string => `${path}?${new URLSearchParams(filter)}`;

/** The value of a count, which leads to its rows; of a rate it is numerator and denominator that do. */
export function FigureValue({ figure: f }: { figure: ReportFigure }) {
  const words = useWords();
  const text = figureValueText(f);
  return f.value === null || f.denominator !== null ? <>{text}</> : <FigureLink n={f.value} rows={rowsOf(f.path, f.filter)} name={figureName(f, words)} text={text} />;
}

/** Numerator ÷ denominator, each leading to its rows. */
export function FigureShare({ figure: f }: { figure: ReportFigure }) {
  const words = useWords();
  const { t } = words;
  if (f.numerator === null || f.denominator === null) return <>{NONE}</>;
  const name = figureName(f, words);
  return (
    <>
      <FigureLink n={f.numerator} rows={rowsOf(f.path, f.filter)} name={t('{name}分子', '{name}, numerator', { name })} text={partText(f, f.numerator)} />
      {' ÷ '}
      <FigureLink n={f.denominator} rows={f.wholeFilter && rowsOf(f.path, f.wholeFilter)} name={t('{name}分母', '{name}, denominator', { name })} text={partText(f, f.denominator)} />
    </>
  );
}
