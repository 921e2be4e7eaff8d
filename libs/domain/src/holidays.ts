import type { Day } from './day';

/** Days off, first and last included. */
export interface DaysOff {
  name: string;
  nameEn: string;
  from: Day;
  to: Day;
}

export interface HolidayYear {
  /** The notice that fixed the year. */
  source: string;
  publishedOn: Day | null;
  daysOff: readonly DaysOff[];
  /** Weekend days that are worked (调休上班). */
  makeUpDays: readonly Day[];
}

/** Years that are known; a year that is missing is unknown, not without holidays. */
export type HolidayCalendar = Readonly<Record<number, HolidayYear>>;

const off = (name: string, nameEn: string, from: Day, to: Day = from): DaysOff => ({ name, nameEn, from, to });
const NEW_YEAR = ['元旦', "New Year's Day"] as const;
const SPRING = ['春节', 'Spring Festival'] as const;
const QINGMING = ['清明节', 'Qingming Festival'] as const;
const LABOUR = ['劳动节', 'Labour Day'] as const;
const DRAGON_BOAT = ['端午节', 'Dragon Boat Festival'] as const;
const MID_AUTUMN = ['中秋节', 'Mid-Autumn Festival'] as const;
const NATIONAL = ['国庆节', 'National Day'] as const;
const NATIONAL_AND_MID_AUTUMN = ['国庆节、中秋节', 'National Day and Mid-Autumn Festival'] as const;

/**
 * The days off and make-up days that the General Office of the State Council (国务院办公厅) announces each November for
 * the year after. A year is added here, or by a tenant in its settings, when its notice is out.
 */
export const NATIONAL_HOLIDAYS: HolidayCalendar = {
  2024: {
    source: '国务院办公厅关于2024年部分节假日安排的通知(国办发明电〔2023〕7号)',
    publishedOn: '2023-10-25',
    daysOff: [
      off(...NEW_YEAR, '2024-01-01'),
      off(...SPRING, '2024-02-10', '2024-02-17'),
      off(...QINGMING, '2024-04-04', '2024-04-06'),
      off(...LABOUR, '2024-05-01', '2024-05-05'),
      off(...DRAGON_BOAT, '2024-06-10'),
      off(...MID_AUTUMN, '2024-09-15', '2024-09-17'),
      off(...NATIONAL, '2024-10-01', '2024-10-07'),
    ],
    makeUpDays: [
      '2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12',
    ],
  },
  2025: {
    source: '国务院办公厅关于2025年部分节假日安排的通知(国办发明电〔2024〕12号)',
    publishedOn: '2024-11-12',
    daysOff: [
      off(...NEW_YEAR, '2025-01-01'),
      off(...SPRING, '2025-01-28', '2025-02-04'),
      off(...QINGMING, '2025-04-04', '2025-04-06'),
      off(...LABOUR, '2025-05-01', '2025-05-05'),
      off(...DRAGON_BOAT, '2025-05-31', '2025-06-02'),
      off(...NATIONAL_AND_MID_AUTUMN, '2025-10-01', '2025-10-08'),
    ],
    makeUpDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    source: '国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)',
    publishedOn: '2025-11-04',
    daysOff: [
      off(...NEW_YEAR, '2026-01-01', '2026-01-03'),
      off(...SPRING, '2026-02-15', '2026-02-23'),
      off(...QINGMING, '2026-04-04', '2026-04-06'),
      off(...LABOUR, '2026-05-01', '2026-05-05'),
      off(...DRAGON_BOAT, '2026-06-19', '2026-06-21'),
      off(...MID_AUTUMN, '2026-09-25', '2026-09-27'),
      off(...NATIONAL, '2026-10-01', '2026-10-07'),
    ],
    makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};
