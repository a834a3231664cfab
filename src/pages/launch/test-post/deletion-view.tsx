import type { OwnCampaign } from '../../../domain/campaign/all-campaigns.ts'
import type { TestPost } from '../../../domain/launch/test-post/list.ts'
import type { Organizer } from '../../../domain/organizer/organizer.ts'
import { type Lang, text } from '../../../text/text.ts'
import { PostCard } from '../../../ui/post-card.tsx'
import { CampaignHead } from '../../campaign/manage/head.tsx'
import { Stages } from '../../campaign/manage/stages.tsx'
import { organizerPage } from '../../organizer/frame.tsx'

type Given = {
  readonly lang: Lang
  readonly organizer: Organizer
  readonly campaign: OwnCampaign
  readonly post: TestPost
  readonly now: number
}

/** Asks once more: it cannot be undone. */
export function testDeletionView({ lang, organizer, campaign, post, now }: Given): string {
  const words = text(lang).testPost
  const path = `/organize/${campaign.slug}/test-post`
  return organizerPage({
    lang,
    title: words.deletion.title,
    organizer,
    body: (
      <div class="wide organize rail">
        <Stages campaign={campaign} now={now} here="rehearse" lang={lang} />
        <div class="stack-wide">
          <CampaignHead campaign={campaign} title={words.deletion.title}>
            <p class="lead">{words.deletion.lead}</p>
          </CampaignHead>
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
        </div>
      </div>
    ),
  })
}
