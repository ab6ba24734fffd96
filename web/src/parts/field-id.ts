/** Where the field of a fact stands on a screen. */
export const fieldId = (fact: string): string => `fact-${fact.replaceAll('.', '-')}`;

/** Takes the reviewer to a field; the address stays as it is. */
export function focusField(event: { preventDefault: () => void }, fact: string): void {
  event.preventDefault();
  const field = document.getElementById(fieldId(fact));
  (field?.querySelector<HTMLElement>('input') ?? field)?.focus();
}
