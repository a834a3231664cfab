/** Writes to whoever runs something. What stands before the @ may hold signs that an address of the web would end at. */
export const MailLink = ({ address }: { readonly address: string }) => (
  <a href={`mailto:${encodeURIComponent(address).replace('%40', '@')}`}>{address}</a>
)
