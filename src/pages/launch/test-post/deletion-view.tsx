import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { TestPost } from '../../../domain/launch/test-post/list.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { type Lang, text } from '../../../text/text.ts'
import { PostCard } from '../../../ui/post-card.tsx'
import { campaignPage } from '../../campaign/manage/frame.tsx'

type Given = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly post: TestPost
  readonly now: number
}

/** Asks once more: it cannot be undone. */
export function testDeletionView(given: Given): string {
  const { lang, campaign, post } = given
  const words = text(lang).testPost
  const path = `/organize/${campaign.slug}/test-post`
  return campaignPage(given, {
    here: 'rehearse',
    title: words.deletion.title,
    lead: <p class="lead">{words.deletion.lead}</p>,
    body: (
      <>
        <PostCard
          text={post.text}
          network={post.network}
          author={post.handle === null ? null : { name: post.handle, handle: post.handle }}
        />
        <form method="post" action={`${path}/${post.id}/deletion`} class="cluster">
          <button type="submit" class="button button-stop">
            {words.deletion.button}
          </button>
          <a href={path}>{words.deletion.back}</a>
        </form>
      </>
    ),
  })
}
