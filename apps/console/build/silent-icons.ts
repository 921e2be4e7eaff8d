import type { Plugin } from 'vite';

const FILE = /@ant-design[\\/]icons[\\/]es[\\/]components[\\/](AntdIcon(?:Light)?)\.js$/;
const NAMED = /role: "img",\s+"aria-label": icon\.name/;
/** The library's buttons that lead from picture to picture have these alone, and take no words. */
const ARROWS = '{ left: ["上一个", "Previous"], right: ["下一个", "Next"] }[icon.name]?.[document.documentElement.lang === "en" ? 1 : 0]';
/** An icon that can be pressed by itself, or that was given words, keeps a name. */
const SILENT = `...(restProps["aria-label"] ? { role: "img" } : restProps["aria-hidden"] === undefined && ${ARROWS} ? { role: "img", "aria-label": ${ARROWS} } : onClick || tabIndex !== undefined ? { role: "img", "aria-label": icon.name } : { "aria-hidden": true })`;

/**
 * Icons say nothing: the words stand beside them or on their button. The library gives each its English file name instead,
 * and a Chinese button is read out as "plus 建立". It has no option for that, and draws icons of its own besides ours.
 */
export function silentIcons(): Plugin {
  const seen = new Set<string>();
  return {
    name: 'silent-icons',
    apply: 'build',
    transform(code, id) {
      const [, kind] = FILE.exec(id.split('?')[0]!) ?? [];
      if (!kind) return null;
      if (!NAMED.test(code)) this.error('@ant-design/icons names its icons in another way than it did: see build/silent-icons.ts');
      seen.add(kind);
      return { code: code.replace(NAMED, SILENT), map: null };
    },
    buildEnd(error) {
      if (!error && !seen.has('AntdIconLight')) this.error('the icons of @ant-design/icons were not met: see build/silent-icons.ts');
    },
  };
}
