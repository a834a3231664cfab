/** Where a time zone is to be chosen for the first time, that of this computer is proposed. */
export function offerOwnZone(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-zone-choice]')
  if (field?.value === '') field.value = Intl.DateTimeFormat().resolvedOptions().timeZone
}
