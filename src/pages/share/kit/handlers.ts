import type { Context } from '../../../context.ts'
import type { Handlers } from '../../../http/route.ts'
import { findOwn } from '../../campaign/manage/show-campaign.ts'
import { kitShower } from './show-kit.ts'

/** `/organize/:slug/kit`. */
export function kitHandlers(context: Context) {
  const show = kitShower(context)
  return {
    show: (req, res) => {
      show(req, res, findOwn(context, req.params.slug))
    },
  } satisfies Handlers<'slug'>
}
