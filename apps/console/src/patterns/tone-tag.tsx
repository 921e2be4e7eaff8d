import { theme } from 'antd';
import type { ReactNode } from 'react';

export type Tone = 'bad' | 'warn' | 'info' | 'good' | 'plain';

/** A short mark. Its words say what it means, its colour only helps; ink on paper has a contrast of 4.5 : 1 in both shades. */
export function ToneTag({ tone = 'plain', strong, children }: { tone?: Tone; /** white on the colour itself, for what must be seen first */ strong?: boolean; children: ReactNode }) {
  const { token } = theme.useToken();
  const colours = {
    bad: [token.colorErrorBg, token.colorErrorBorder, '#b3261e'],
    warn: [token.colorWarningBg, token.colorWarningBorder, '#ad5700'],
    info: [token.colorInfoBg, token.colorInfoBorder, token.colorPrimary],
    good: [token.colorSuccessBg, token.colorSuccessBorder, '#2f6b1f'],
    plain: [token.colorFillTertiary, token.colorBorder, '#4a5663'],
  } as const;
  const [background, borderColor, solid] = colours[tone];
  return (
    <span style={{ display: 'inline-block', padding: '0 7px', borderRadius: 4, fontSize: 12, lineHeight: '20px', whiteSpace: 'nowrap', border: '1px solid', ...(strong ? { background: solid, borderColor: solid, color: '#fff' } : { background, borderColor, color: token.colorText }) }}>
      {children}
    </span>
  );
}
