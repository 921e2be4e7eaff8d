import { AimOutlined } from '@ant-design/icons';
import { isInChina, type Position } from '@anlan/domain';
import { Alert, Button, Flex, InputNumber } from 'antd';
import { useState } from 'react';
import { useWords, type Words } from '../../text/text';

interface Props {
  readonly value?: Position;
  readonly onChange?: (position?: Position) => void;
  readonly id?: string;
  /** what is enough where the phone does not say; default: the community or grid */
  readonly otherwise?: string;
}

const LONGEST_MS = 15_000;

function whyNot(error: GeolocationPositionError | undefined, t: Words['t']): string {
  if (!error) return t('此浏览器不提供定位（需要 https）', 'This browser gives no position (it wants https)');
  if (error.code === error.PERMISSION_DENIED) return t('未允许定位，请在浏览器设置中允许', 'Location is not allowed; allow it in the browser’s settings');
  return t('暂时定位不到', 'No position could be found');
}

/** Where one stands, by one touch; where the phone does not say, both numbers can be typed. The division alone is enough. */
export function PositionField({ value, onChange, id, otherwise }: Props) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [typed, setTyped] = useState<{ lat?: number; lng?: number }>();
  const locate = (): void => {
    setProblem(undefined);
    if (!('geolocation' in navigator)) return setProblem(whyNot(undefined, t));
    setBusy(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setBusy(false);
        const here = { lng: round(coords.longitude), lat: round(coords.latitude), crs: 'WGS84' as const };
        if (isInChina(here)) onChange?.(here);
        else setProblem(t('定位结果不在中国境内', 'The position lies outside China'));
      },
      (error) => {
        setBusy(false);
        setProblem(whyNot(error, t));
      },
      { enableHighAccuracy: true, timeout: LONGEST_MS, maximumAge: 10_000 },
    );
  };
  const type = (more: { lat?: number; lng?: number }): void => {
    const next = { ...typed, ...more };
    setTyped(next);
    onChange?.(next.lat !== undefined && next.lng !== undefined ? { lng: next.lng, lat: next.lat, crs: 'WGS84' } : undefined);
  };
  return (
    // What labels the field names the group: the button says itself what it does.
    <Flex vertical gap={8} id={id} role="group" aria-label={t('位置', 'Position')}>
      <Flex gap={8} align="center" wrap>
        <Button icon={<AimOutlined />} loading={busy} onClick={locate}>{value ? t('重新定位', 'Locate again') : t('定位', 'Locate me')}</Button>
        {value && <><span role="status">{value.lat.toFixed(5)}, {value.lng.toFixed(5)}</span><Button type="link" size="small" onClick={() => (setTyped(undefined), onChange?.(undefined))}>{t('清除', 'Clear')}</Button></>}
      </Flex>
      {problem && (
        <Alert
          type="warning" showIcon title={problem} description={otherwise ?? t('可以只选所在社区或网格，也可以填写坐标（WGS84）：', 'The community or grid is enough; the coordinates can be typed as well (WGS84):')}
        />
      )}
      {problem && (
        <Flex gap={8} wrap>
          <InputNumber aria-label={t('纬度', 'Latitude')} placeholder={t('纬度', 'Latitude')} min={3} max={54} value={typed?.lat} onChange={(v) => type({ lat: v ?? undefined })} style={{ width: 130 }} />
          <InputNumber aria-label={t('经度', 'Longitude')} placeholder={t('经度', 'Longitude')} min={73} max={136} value={typed?.lng} onChange={(v) => type({ lng: v ?? undefined })} style={{ width: 130 }} />
        </Flex>
      )}
    </Flex>
  );
}

/** A metre or so: more digits are noise. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
