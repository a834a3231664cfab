/** Where a time zone is to be chosen for the first time, that of this computer is proposed. */
export function offerOwnZone(): void {
  const select = document.querySelector<HTMLSelectElement>('select[data-zone-choice]')
  if (select?.value !== '') return
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  if ([...select.options].some(option => option.value === timeZone)) select.value = timeZone
}
