/** Puts a text on the clipboard. Where the page has no secure address the browser offers no clipboard, and the old way is taken. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // In an open dialogue only what is inside can be selected.
  const home = document.activeElement?.closest('[role="dialog"]') ?? document.body;
  home.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
