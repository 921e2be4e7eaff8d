import { findProgram, installFromDebian, installsPackages, isExecutable } from './debian-package';
import type { Progress } from './progress';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const USUAL = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/Applications/Chromium.app/Contents/MacOS', '/Applications/Google Chrome.app/Contents/MacOS'];
const MAC_NAMES = ['Chromium', 'Google Chrome'];

export type Chromium = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly why: string };

/** The browser that tests and screenshots use: CHROMIUM_BIN, else one on PATH or at a usual place; `why` says how to get one. */
export function findChromium(env: NodeJS.ProcessEnv = process.env, usual: readonly string[] = USUAL): Chromium {
  const named = env['CHROMIUM_BIN'];
  if (named) return isExecutable(named) ? { ok: true, path: named } : { ok: false, why: `CHROMIUM_BIN=${named} 不是可执行文件 is not an executable file` };
  const path = findProgram([...NAMES, ...MAC_NAMES], env, usual);
  return path ? { ok: true, path } : { ok: false, why: missing };
}

const missing =
  '找不到 Chromium。请用以下任一方式安装后重试:系统软件包 sudo apt-get install chromium(Debian/Ubuntu)或 brew install --cask chromium(macOS);' +
  '从 https://www.chromium.org 或 https://www.google.com/chrome 下载;或用 CHROMIUM_BIN 指明路径 / ' +
  'Chromium was not found. Install it in one of the usual ways and try again: a system package, sudo apt-get install chromium (Debian, Ubuntu) or brew install --cask chromium (macOS); ' +
  'a download from https://www.chromium.org or https://www.google.com/chrome; or name it by CHROMIUM_BIN';

/** As findChromium, installing Debian's package first when root on Debian. Never throws. */
export async function ensureChromium(progress: Progress = () => undefined): Promise<Chromium> {
  const found = findChromium();
  if (found.ok || process.env['CHROMIUM_BIN'] || !installsPackages()) return found;
  progress('… 安装 Chromium(Debian 软件包) installing Chromium from Debian’s packages');
  const detail = await installFromDebian('chromium');
  const installed = findChromium();
  return installed.ok || !detail ? installed : { ok: false, why: `${missing}\n${detail}` };
}
