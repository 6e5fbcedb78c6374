/** Enter goes from field to field of a form, Shift+Enter back; after the last one, to the text. */
import type { KeyboardEvent } from 'react';

const FIELDS = 'input, select, textarea, [contenteditable="true"]';

/** Where Enter itself means something. */
const isOwnEnter = (target: Element): boolean => !target.matches('input, select');

/** Each field once: of radio buttons the one that Tab would reach. */
function stopsOf(form: HTMLElement): readonly HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(FIELDS)].filter((field) => {
    if (field.tabIndex < 0 || field.matches(':disabled') || !field.checkVisibility()) return false;
    if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return true;
    const group = [...form.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(
      ({ name }) => name === field.name,
    );
    return field === (group.find(({ checked }) => checked) ?? group[0]);
  });
}

/**
 * For the `onKeyDown` of the form.
 *
 * @param onEnd after the last field
 */
export function walkFields(event: KeyboardEvent<HTMLElement>, onEnd: () => void): void {
  const { target, currentTarget: form } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(target instanceof HTMLElement) || !form.contains(target) || isOwnEnter(target)) return;
  event.preventDefault();
  const stops = stopsOf(form);
  const next = stops[stops.indexOf(target) + (event.shiftKey ? -1 : 1)];
  if (next) next.focus();
  else if (!event.shiftKey) onEnd();
}
