import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { TestPost } from '../../../domain/launch/test-post/list.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import type { Account } from '../../../domain/pledge/account.ts'
import type { Measure, Network, Post } from '../../../networks/port.ts'
import { type Lang, text } from '../../../text/text.ts'
import { controlProps, Field } from '../../../ui/form.tsx'
import { Done, Note } from '../../../ui/note.tsx'
import { PostCard } from '../../../ui/post-card.tsx'
import { Timestamp } from '../../../ui/timestamp.tsx'
import { campaignPage } from '../../campaign/manage/frame.tsx'
import { startLink } from '../../pledge/connect/start-links.ts'

export const testDone = ['deleted', 'given-back', 'signed-out'] as const

type Writing = {
  readonly account: Account
  readonly label: string
  readonly text: string
  readonly measure: Measure
  readonly card: Post['card']
  /** Whether the post stands there as it will go out, with the button that sends it. */
  readonly isShown: boolean
}

type TestPostPage = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly now: number
  readonly networks: readonly Pick<Network, 'name' | 'label' | 'removes'>[]
  /** Not any more once the launch is near. */
  readonly isOpen: boolean
  /** Null while no account is connected, or the campaign is a draft. */
  readonly writing: Writing | null
  /** Whether the text cannot be posted like this. */
  readonly isRefused: boolean
  readonly posts: readonly TestPost[]
  readonly done: (typeof testDone)[number] | null
}

/** `/organize/:slug/test-post`: what it is, the way to it step by step, and what came of earlier ones. */
export function testPostView(given: TestPostPage): string {
  const { lang, isRefused, done } = given
  const words = text(lang).testPost
  const wrong = isRefused ? [{ field: 'text', message: words.wrong }] : []
  return campaignPage(given, {
    here: 'rehearse',
    title: words.title,
    wrong,
    before: done && <Done>{words.done[done]}</Done>,
    lead: <p class="lead">{given.isOpen ? words.lead : words.over}</p>,
    body: (
      <>
        {given.isOpen && (
          <ul class="bullets stack-tight">
            {words.safe.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        <Step {...given} />
        <Posts {...given} />
      </>
    ),
  })
}

/** The one that is next. */
function Step(given: TestPostPage) {
  const { lang, organizer, campaign, isOpen, writing, networks } = given
  const words = text(lang).testPost
  if (organizer.role === 'viewer') return <p class="quiet">{text(lang).organize.onlyLook}</p>
  if (!isOpen) return null
  if (campaign.state === 'draft') return <p>{words.draft}</p>
  if (writing) return <Write {...given} writing={writing} />
  return (
    <section class="stack">
      <h2 class="section-label">{words.connect}</h2>
      <p>{words.connectText}</p>
      <p class="actions">
        {networks.map(({ name, label }) => (
          <a key={name} class="button" href={startLink(name, `/organize/${campaign.slug}/test-post`)}>
            {words.signIn(label)}
          </a>
        ))}
      </p>
    </section>
  )
}

function Write({ lang, campaign, writing, isRefused }: TestPostPage & { readonly writing: Writing }) {
  const words = text(lang).testPost
  const { account, label, measure, card, isShown } = writing
  const path = `/organize/${campaign.slug}/test-post`
  const wrong = isRefused ? [{ field: 'text', message: words.wrong }] : []
  return (
    <section class="stack">
      <h2 class="section-label">{isShown ? words.exactly : words.write}</h2>
      {isShown ? (
        <>
          <PostCard text={writing.text} network={account.network} author={account} card={card} />
          <form method="post" action={path} class="stack-close">
            <input type="hidden" name="text" value={writing.text} />
            <p>{words.price(measure.price, label)}</p>
            <div class="cluster">
              <button type="submit" class="button button-strong">
                {words.post(account.handle)}
              </button>
              <a href={path}>{words.otherText}</a>
            </div>
          </form>
        </>
      ) : (
        <form method="post" action={`${path}/preview`} class="stack">
          <Field name="text" label={words.text} hint={words.textHint(label)} wrong={wrong}>
            <textarea {...controlProps('text', { hint: true, wrong })} rows={5} required dir="auto">
              {writing.text}
            </textarea>
          </Field>
          <button type="submit" class="button button-strong">
            {words.show}
          </button>
        </form>
      )}
      <form method="post" action={`${path}/permission/return`} class="cluster consequence">
        <button type="submit" class="button">
          {words.giveBack}
        </button>
        <p class="quiet">{words.giveBackHint(account.handle)}</p>
      </form>
    </section>
  )
}

function Posts({ lang, organizer, campaign, posts, networks }: TestPostPage) {
  const words = text(lang).testPost
  if (posts.length === 0) return null
  const removes = (post: TestPost) => networks.find(one => one.name === post.network)?.removes ?? false
  return (
    <section class="stack" id="posts">
      <h2 class="section-label">{words.made}</h2>
      {posts.map(post => (
        <article key={post.id} class="stack-close">
          <PostCard
            text={post.text}
            network={post.network}
            author={post.handle === null ? null : { name: post.handle, handle: post.handle }}
            when={<Timestamp at={post.madeAt} lang={lang} />}
          />
          <Note tone={post.state === 'posted' || post.state === 'deleted' ? 'ok' : 'warn'}>
            <p>
              {words.states[post.state]} {whyOf(post, lang)}
            </p>
          </Note>
          <p class="actions">
            {post.url && post.state === 'posted' && <a href={post.url}>{words.look}</a>}
            {post.state === 'posted' && post.isLive && removes(post) && post.organizerId === organizer.id && (
              <a href={`/organize/${campaign.slug}/test-post/${post.id}/deletion`}>{words.delete}</a>
            )}
          </p>
        </article>
      ))}
    </section>
  )
}

function whyOf({ state, reason }: TestPost, lang: Lang): string {
  const { outcomes, reasons } = text(lang)
  if (state === 'refused') return haltOf(reasons.halts, reason) ?? outcomes.refused(reason)
  return state === 'unknown' ? outcomes.unknown(reason) : ''
}

/** What would have stopped a launch speaks of the site, not of the account. */
const haltOf = (halts: Readonly<Record<string, string>>, reason: string | null) =>
  reason !== null && Object.hasOwn(halts, reason) ? halts[reason] : undefined
