import { theme, type ThemeConfig } from 'antd';

export type Shade = 'light' | 'dark' | 'system';
const SHADE_KEY = 'anlan.shade';

export function rememberedShade(): Shade {
  const shade = localStorage.getItem(SHADE_KEY);
  return shade === 'light' || shade === 'dark' ? shade : 'system';
}

export function rememberShade(shade: Shade): void {
  localStorage.setItem(SHADE_KEY, shade);
}

const fontFamily = 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Under marks and chosen rows. What antd mixes from dark colours is grey, and too dark for the words on it. */
const lightGrounds = { colorPrimaryBg: '#e6f0fb', colorPrimaryBgHover: '#d3e5f8', colorInfoBg: '#e6f0fb', colorInfoBorder: '#a5c8ea' };

/** Colours are chosen for a contrast of 4.5 : 1 and more against what lies under them (WCAG 2.2, 1.4.3). `still`: nothing moves. */
export function themeOf(dark: boolean, still = false): ThemeConfig {
  // A button that is at work keeps its contrast: its sign says that it is busy.
  const always = { fontFamily, motion: !still, opacityLoading: 1, borderRadius: 6 };
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: dark
      ? { ...always, colorPrimary: '#3d8bdb', colorInfo: '#3d8bdb', colorLink: '#6fb1f5', colorLinkHover: '#9cc9fa', colorLinkActive: '#9cc9fa', colorError: '#ff8e97', colorTextDescription: '#a8b6c5', colorTextSecondary: '#b9c5d2', colorTextTertiary: '#a8b6c5', colorTextPlaceholder: '#8f9dac', colorBgBase: '#0f151c' }
      : { ...always, colorPrimary: '#0b5aab', colorInfo: '#0b5aab', colorLink: '#0b5aab', colorLinkHover: '#08427d', colorLinkActive: '#08427d', ...lightGrounds, colorError: '#c8222f', colorErrorBg: '#fdf0f0', colorErrorBorder: '#efb4b8', colorWarning: '#8f5600', colorWarningBg: '#fff6e3', colorWarningBorder: '#e8c27a', colorSuccess: '#2a731b', colorSuccessBg: '#edf7e9', colorSuccessBorder: '#afd6a1', colorTextDescription: '#5a6673', colorTextSecondary: '#4a5663', colorTextTertiary: '#5a6673', colorTextPlaceholder: '#6b7682', colorBgLayout: '#f3f6fa' },
    components: {
      // The dark algorithm dims every colour it is given: what is text there is given lighter.
      ...(dark && { Button: { dangerColor: '#1a0d0f' }, Table: { rowHoverBg: '#1a2836' } }),
      Layout: { headerBg: '#0b4f96', headerColor: '#ffffff', siderBg: dark ? '#141c25' : '#ffffff', bodyBg: dark ? '#0f151c' : '#f3f6fa' },
    },
  };
}
