import { toast } from '#view/toasting.ts';
import { verdictOf, type Action, type KeyBinding } from './action.ts';
import { actions } from './registry.ts';
import type { Session } from './session.ts';

const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

/** Keys whose own event the browser sends: copy, cut, paste. */
const leftToBrowser = new Set(['copy', 'cut', 'paste']);

/**
 * Runs the action that a key press means. Not in text fields, during input methods, or where something else took
 * the key; `singleKeys` off silences keys without a modifier (WCAG 2.1.4).
 */
export function handleKey(session: Session, event: KeyboardEvent, singleKeys: 'on' | 'off'): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (isTyping(event.target)) return leaveText(event);
  const action = actions.find((each) => each.keys?.some((binding) => matches(binding, event)));
  if (!action || leftToBrowser.has(action.id)) return;
  const isSingle = !event.ctrlKey && !event.metaKey && event.key.length === 1;
  if (isSingle && singleKeys === 'off') return;
  event.preventDefault();
  runAction(session, action);
}

/** Escape goes out of a text, where the field has nothing to take back itself; the next one a level further. */
function leaveText({ key, target }: KeyboardEvent): void {
  if (key === 'Escape' && target instanceof HTMLElement) target.blur();
}

/** Runs an action, or says in a toast why it is not allowed now. */
export function runAction(session: Session, action: Action): void {
  const verdict = verdictOf(action, session);
  if (verdict.ok) action.run(session);
  else toast(session.view, { tone: 'info', text: verdict.reason });
}

export function matches(binding: KeyBinding, event: KeyboardEvent): boolean {
  const isMod = isMac ? event.metaKey : event.ctrlKey;
  if (isMod !== (binding.mod ?? false) || event.altKey !== (binding.alt ?? false)) return false;
  if (binding.code !== undefined)
    return event.code === binding.code && event.shiftKey === (binding.shift ?? false);
  // Signs such as ? and + need Shift on some layouts and not on others: only letters and named keys look at it.
  const isSign = event.key.length === 1 && !/[a-z]/i.test(event.key);
  if (!isSign && event.shiftKey !== (binding.shift ?? false)) return false;
  return event.key.toLowerCase() === binding.key;
}

/** A binding as people read it: "⌘K" on a Mac, "Ctrl+K" elsewhere. */
export function keyWords(binding: KeyBinding): string {
  const name = binding.key ?? binding.code?.replace('Digit', '') ?? '';
  const shown =
    { arrowleft: '←', arrowright: '→', arrowup: '↑', arrowdown: '↓', escape: 'Esc' }[name] ??
    capitalise(name);
  const parts = [
    binding.mod ? (isMac ? '⌘' : 'Ctrl') : '',
    binding.alt ? 'Alt' : '',
    binding.shift ? 'Shift' : '',
    shown,
  ].filter((part) => part !== '');
  return isMac && binding.mod ? parts.join('') : parts.join('+');
}

function capitalise(name: string): string {
  return name.length === 1 ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1);
}

/** Inputs that keys do not write into: a shortcut means there what it means elsewhere. */
const wordless = /^(checkbox|radio|button|submit|reset|range|color|file)$/;

/** Whether keys go into text there. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !wordless.test(target.type);
  return target.isContentEditable || /^(textarea|select)$/i.test(target.tagName);
}
