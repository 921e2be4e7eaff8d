import { FigureLink } from '../../patterns/figures/figure-link';
import { rateText } from '../../patterns/figures/rate-text';
import { NONE } from '../../text/format';

/** 按期召开率 with what it is made of; of nothing there is none. */
export function Rate({ of: { inTime, ended, rate }, rows, name }: { of: { inTime: number; ended: number; rate: number | null }; rows: string | null; name: string }) {
  return rate === null ? <>{NONE}</> : <FigureLink n={ended} rows={rows} name={name} text={`${rateText(rate)}（${inTime} / ${ended}）`} />;
}
