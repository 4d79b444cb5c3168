import { type ThemeConfig, theme } from 'antd';
import type { Ground } from './ground';

/** The tokens of `tokens.css` that antd must know as colours; `tokens.test.ts` holds both equal. */
export const PALETTE = {
  dark: {
    ground: '#0f1720',
    surface: '#151f2a',
    raised: '#1c2835',
    hover: '#233140',
    line: '#2a3847',
    'line-strong': '#46586b',
    text: '#e4e9ef',
    'text-2': '#b3bec9',
    'text-3': '#8a94a6',
    action: '#d3dce6',
    'action-hover': '#eef2f6',
    'on-action': '#0f1720',
  },
  light: {
    ground: '#e6e8eb',
    surface: '#f3f4f6',
    raised: '#ffffff',
    hover: '#e9ebee',
    line: '#c8cdd4',
    'line-strong': '#98a2ae',
    text: '#17202a',
    'text-2': '#3a4551',
    'text-3': '#525d69',
    action: '#263747',
    'action-hover': '#17242f',
    'on-action': '#ffffff',
  },
} as const;

/** antd on our grounds. Its own semantic colours become neutral: only the four levels may glow. */
export function antdTheme(ground: Ground): ThemeConfig {
  const colour = PALETTE[ground];
  return {
    algorithm: ground === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: 'var(--font)',
      fontSize: 14,
      borderRadius: 4,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      colorPrimary: colour.action,
      colorPrimaryHover: colour['action-hover'],
      colorPrimaryActive: colour['action-hover'],
      colorTextLightSolid: colour['on-action'],
      colorInfo: colour.action,
      // What is wrong in a form is said in words below its field; red is a level.
      colorError: colour.text,
      colorErrorText: colour.text,
      colorErrorBorderHover: colour.text,
      colorLink: colour.text,
      colorLinkHover: colour.text,
      colorBgBase: colour.ground,
      colorBgLayout: colour.ground,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.raised,
      colorBorder: colour['line-strong'],
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      colorText: colour.text,
      colorTextSecondary: colour['text-2'],
      colorTextTertiary: colour['text-3'],
      colorTextDisabled: colour['text-3'],
      colorBorderDisabled: colour.line,
      colorTextPlaceholder: colour['text-3'],
      colorTextDescription: colour['text-2'],
      controlItemBgHover: colour.hover,
      controlItemBgActive: colour.hover,
      controlItemBgActiveHover: colour.hover,
    },
    components: {
      Table: {
        headerBg: colour.raised,
        headerColor: colour['text-2'],
        rowHoverBg: colour.hover,
        rowSelectedBg: colour.hover,
        rowSelectedHoverBg: colour.hover,
        borderColor: colour.line,
        cellPaddingBlock: 9,
      },
      Segmented: {
        itemSelectedBg: colour.action,
        itemSelectedColor: colour['on-action'],
        trackBg: colour.line,
      },
      // The tick.
      Checkbox: { colorWhite: colour['on-action'] },
      // A target is at least 24 px high.
      Switch: { trackHeight: 24, trackMinWidth: 48, handleSize: 20 },
      Tooltip: { colorBgSpotlight: colour.raised, colorTextLightSolid: colour.text },
    },
  };
}
