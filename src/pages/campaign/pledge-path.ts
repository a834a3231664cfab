type Given = { readonly campaign: { readonly slug: string }; readonly preview: object | null }

/** Where a pledge begins; in a preview, which takes none, the card of the page. */
export const pledgePath = ({ campaign, preview }: Given, query = '') =>
  preview ? '#sign-up' : `/c/${campaign.slug}/pledge${query}`
