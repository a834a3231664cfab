import type { World } from '../../world.ts'
import type { MastodonServer } from '../server.ts'

const description = 'A server of the sandbox: nothing here leaves this machine.'
const mediaTypes = ['image/jpeg', 'image/png']

export function instanceV2({ store }: World, { instance, origin }: MastodonServer) {
  const { name, characters, perUrl } = instance
  return {
    domain: new URL(origin).host,
    title: name,
    version: '4.5.3',
    source_url: 'https://github.com/mastodon/mastodon',
    description,
    usage: { users: { active_month: store.accounts.countOf('mastodon', `@${name}`) } },
    thumbnail: { url: `${origin}/assets/preview.png`, blurhash: null, versions: {} },
    icon: [],
    languages: ['en'],
    configuration: {
      urls: { streaming: origin.replace(/^http/, 'ws'), status: null, about: `${origin}/about` },
      vapid: { public_key: '' },
      accounts: { max_featured_tags: 10, max_pinned_statuses: 5, max_profile_fields: 4 },
      statuses: { max_characters: characters, max_media_attachments: 4, characters_reserved_per_url: perUrl },
      media_attachments: {
        supported_mime_types: mediaTypes,
        description_limit: 1500,
        image_size_limit: 16_777_216,
        image_matrix_limit: 33_177_600,
        video_size_limit: 103_809_024,
        video_frame_rate_limit: 120,
        video_matrix_limit: 8_294_400,
      },
      polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
      translation: { enabled: false },
      limited_federation: false,
      timelines_access: {
        live_feeds: { local: 'public', remote: 'public' },
        hashtag_feeds: { local: 'public', remote: 'public' },
        trending_link_feeds: { local: 'public', remote: 'public' },
      },
    },
    registrations: {
      enabled: false,
      approval_required: false,
      reason_required: null,
      message: null,
      url: null,
      min_age: null,
    },
    contact: { email: `help@${name}`, account: null },
    rules: [],
    api_versions: { mastodon: 7 },
  }
}

/** The older form, which the family still gives. */
export function instanceV1({ store }: World, { instance, origin }: MastodonServer) {
  const { name, habits, characters, perUrl } = instance
  return {
    uri: new URL(origin).host,
    title: name,
    short_description: description,
    description,
    email: `help@${name}`,
    version: habits === 'family' ? '4.0.0 (not true; really snac/2.75)' : '4.5.3',
    urls: { streaming_api: origin.replace(/^http/, 'ws') },
    stats: {
      user_count: store.accounts.countOf('mastodon', `@${name}`),
      status_count: store.posts.count(),
      domain_count: 1,
    },
    thumbnail: `${origin}/assets/preview.png`,
    languages: ['en'],
    registrations: false,
    approval_required: false,
    invites_enabled: false,
    configuration: {
      accounts: { max_featured_tags: 10 },
      statuses: { max_characters: characters, max_media_attachments: 4, characters_reserved_per_url: perUrl },
      media_attachments: {
        supported_mime_types: mediaTypes,
        image_size_limit: 16_777_216,
        image_matrix_limit: 33_177_600,
        video_size_limit: 103_809_024,
        video_frame_rate_limit: 120,
        video_matrix_limit: 8_294_400,
      },
      polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
    },
    contact_account: null,
    rules: [],
  }
}
