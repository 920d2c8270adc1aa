/**
 * Puts text on the clipboard. Where the page was not served over https the browser has no clipboard to write to; then
 * the older way is taken. False where neither works.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard without https, or the browser asked and was told no.
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  const before = document.activeElement;
  // Inside an open dialog, which would take the focus back from anything outside of it.
  const home = before?.closest('[role="dialog"]') ?? document.body;
  home.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
