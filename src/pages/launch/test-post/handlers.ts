import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../../../context.ts'
import { type Campaign, findCampaign } from '../../../domain/campaign/campaign.ts'
import { deleteTestPost } from '../../../domain/launch/test-post/end.ts'
import { listTestPosts, mayTest, type TestPost } from '../../../domain/launch/test-post/list.ts'
import { makeTestPost, type Outside, type Tested } from '../../../domain/launch/test-post/test-post.ts'
import { type Account, findConnected } from '../../../domain/pledge/account.ts'
import { releaseUnneeded } from '../../../domain/pledge/grants/release.ts'
import type { RequestOf } from '../../../http/route.ts'
import { Problem } from '../../../lib/problem.ts'
import type { Network } from '../../../networks/port.ts'
import { text } from '../../../text/text.ts'
import { findOwn, signedIn } from '../../campaign/manage/show-campaign.ts'
import { cardShown } from '../../pledge/confirm/card-shown.ts'
import { offerOf, readDraft } from '../../pledge/draft/draft.ts'
import { testDeletionView } from './deletion-view.tsx'
import { testDone, testPostView } from './view.tsx'

const Done = z.enum(testDone)

/** `/organize/:slug/test-post`: one post from an account of the organizer's own, before the launch. */
export function testPostHandlers(context: Context) {
  const { db, networks, config, now } = context
  const outside: Outside = { db, box: context.box, networks, now, baseUrl: config.web.baseUrl }

  return {
    show: (req: RequestOf<'slug'>, res: Response) => {
      res.send(shown(req))
    },

    /** Shows the exact text; nothing is sent. */
    preview: (req: RequestOf<'slug'>, res: Response) => {
      const { campaign, network } = ready(req)
      const { text: words } = readDraft(req.body, offerOf(context, campaign, network))
      const isFine = network.measure(words).problems.length === 0
      res.status(isFine ? 200 : 422).send(shown(req, words, isFine))
    },

    post: async (req: RequestOf<'slug'>, res: Response) => {
      const own = findOwn(context, req.params.slug)
      const organizer = signedIn(context, req)
      const { campaign, account, network } = ready(req)
      const { text: words } = readDraft(req.body, offerOf(context, campaign, network))
      if (network.measure(words).problems.length > 0) return void res.status(422).send(shown(req, words))
      const tested = await makeTestPost(outside, { campaign: own, organizer, account, text: words })
      if (tested !== 'done') throw refused(req, tested)
      res.redirect(303, `${pathOf(req)}#posts`)
    },

    showDeletion: (req: RequestOf<'slug' | 'id'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const post = ownPost(req, campaign.id)
      if (post.state !== 'posted') return res.redirect(303, pathOf(req))
      const organizer = signedIn(context, req)
      res.send(testDeletionView({ lang: req.lang, organizer, campaign, post, now: now() }))
    },

    deletePost: async (req: RequestOf<'slug' | 'id'>, res: Response) => {
      const campaign = findOwn(context, req.params.slug)
      const post = ownPost(req, campaign.id)
      const removal = await deleteTestPost(outside, { campaign, organizer: signedIn(context, req), post })
      if (removal === 'removed' || removal === 'gone') return res.redirect(303, `${pathOf(req)}?done=deleted`)
      throw notDeleted(req)
    },

    giveBack: (req: RequestOf<'slug'>, res: Response) => {
      const account = findConnected(db, req.session.accountId)
      delete req.session.accountId
      const isReleased = account !== null && releaseUnneeded(db, account.id, now())
      res.redirect(303, `${pathOf(req)}?done=${isReleased ? 'given-back' : 'signed-out'}`)
    },
  }

  function shown(req: Request<{ slug: string }>, words: string | null = null, isShown = false): string {
    const own = findOwn(context, req.params.slug)
    const campaign = findCampaign(db, own.slug)
    const organizer = signedIn(context, req)
    const account = findConnected(db, req.session.accountId)
    const network = account && networks.get(account.network)
    const offer = campaign && network ? offerOf(context, campaign, network) : null
    const typed = words ?? offer?.samples[0]?.text ?? ''
    const writing =
      campaign && account && network
        ? {
            account,
            label: network.label,
            text: typed,
            measure: network.measure(typed, account.host),
            card: cardShown(context, campaign, account, typed),
            isShown,
          }
        : null
    return testPostView({
      lang: req.lang,
      organizer,
      campaign: own,
      now: now(),
      networks: [...networks.values()],
      isOpen: mayTest(db, own.id),
      writing,
      isRefused: words !== null && !isShown,
      posts: listTestPosts(db, own.id, now()),
      done: Done.safeParse(req.query.done).data ?? null,
    })
  }

  function ready(req: Request<{ slug: string }>): {
    readonly campaign: Campaign
    readonly account: Account
    readonly network: Network
  } {
    const campaign = findCampaign(db, req.params.slug)
    const account = findConnected(db, req.session.accountId)
    const network = account && networks.get(account.network)
    if (!campaign || !account || !network) throw refused(req, 'no-permission')
    return { campaign, account, network }
  }

  /** Somebody else's account is theirs: who made the post deletes it. */
  function ownPost(req: Request<{ slug: string; id: string }>, campaignId: number): TestPost {
    const me = signedIn(context, req).id
    const post = listTestPosts(db, campaignId, now()).find(one => String(one.id) === req.params.id)
    if (!post || post.organizerId !== me) throw new Problem(404)
    return post
  }
}

const pathOf = ({ params }: Request<{ slug: string }>) => `/organize/${params.slug}/test-post`

function refused(req: Request<{ slug: string }>, why: Exclude<Tested, 'done'>): Problem {
  const { refused: words, label } = text(req.lang).testPost
  return new Problem(409, { title: words[why].title, text: words[why].text, action: { href: pathOf(req), label } })
}

function notDeleted(req: Request<{ slug: string }>): Problem {
  const { notDeleted: words, label } = text(req.lang).testPost
  return new Problem(409, { ...words, action: { href: pathOf(req), label } })
}
