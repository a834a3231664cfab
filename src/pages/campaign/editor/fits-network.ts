import type { Context } from '../../../context.ts'
import { linkEndOf } from './link-end.ts'

/** Whether at least one network takes a text as it is, with the campaign's link behind it where posts end with it. */
export const fitsSomewhere =
  (context: Context, campaign: { readonly id: number }) => (words: string, linked: boolean) => {
    const whole = linked ? `${words} ${linkEndOf(context, campaign)}` : words
    return [...context.networks.values()].some(({ measure }) => measure(whole).valid)
  }
