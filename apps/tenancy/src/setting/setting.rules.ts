import { settingErrors, settings, type SettingKey, type SettingValue } from '@anlan/contracts/tenancy';
import { isDomainError, NATIONAL_HOLIDAYS, overrideCalendar } from '@anlan/domain';
import { fieldErrors, invalid, invalidField, schemaWords } from '@anlan/platform/http';

/** The value as its key's schema parses it; every fault is named with its path in the request. */
export function settingValue(key: SettingKey, value: unknown): unknown {
  const parsed = settings[key].schema.safeParse(value, schemaWords);
  if (!parsed.success) {
    throw invalid(fieldErrors('body.value', parsed.error));
  }
  if (key === 'calendar') assertCalendar(parsed.data as SettingValue<'calendar'>);
  return parsed.data;
}

/** What the schema cannot say: that the calendar can be laid over the national one. */
function assertCalendar({ years }: SettingValue<'calendar'>): void {
  for (const [year, override] of Object.entries(years)) {
    try {
      overrideCalendar(NATIONAL_HOLIDAYS, { [Number(year)]: override });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      throw invalidField(`body.value.years.${year}`, settingErrors.calendar, { year, reason: reasons[error.code] ?? error.message });
    }
  }
}

const reasons: Record<string, string> = {
  'calendar.year_unknown': '国家尚未公布该年安排，须以 wholeYear 提供全年 the year is not known yet; give the whole of it (wholeYear)',
  'calendar.day_outside_year': '有日期不属于该年 a day lies outside the year',
  'day.malformed': '日期不存在 no such day',
};
