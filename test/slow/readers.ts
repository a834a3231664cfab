import { renderToString } from 'preact-render-to-string'
import { readCongress } from '../../src/domain/call/congress/parse.ts'
import { scriptParts, unknownPlaceholders } from '../../src/domain/call/script.ts'
import { fieldsOf, type WrittenSection, writtenSections } from '../../src/domain/campaign/content.ts'
import { readCampaignFile } from '../../src/domain/campaign/file/campaign-file.ts'
import { isSlug, suggestSlug } from '../../src/domain/campaign/slug.ts'
import { nearestOf } from '../../src/domain/pledge/similarity/near-duplicates.ts'
import { sharedParts } from '../../src/domain/pledge/similarity/shared-parts.ts'
import { shinglesOf } from '../../src/domain/pledge/similarity/shingles.ts'
import { readSource, referringSite } from '../../src/domain/reach/counters/sources.ts'
import { readInviteCode } from '../../src/domain/share/invite-code.ts'
import { qrCode } from '../../src/domain/share/qr.ts'
import { markLinks, readShortLink } from '../../src/domain/share/short-link.ts'
import { ownPath } from '../../src/http/return-to.ts'
import { browserName } from '../../src/lib/browser-name.ts'
import { calendarFile } from '../../src/lib/calendar.ts'
import { fold } from '../../src/lib/fold.ts'
import { cleanLine, cleanText, invisibleIn } from '../../src/lib/invisible-characters.ts'
import { readLocalTime } from '../../src/lib/local-time.ts'
import { loggedPath } from '../../src/lib/log.ts'
import { isAddress } from '../../src/lib/mail-address.ts'
import { failureOf } from '../../src/mail/transport/failure.ts'
import { postOutcome } from '../../src/networks/x/outcome.ts'
import { comparable, measureText, priceOf } from '../../src/networks/x/text.ts'
import { readFormValues, readSection } from '../../src/pages/campaign/editor/form-values.ts'
import { AtLeast } from '../../src/pages/pledge/condition/form.ts'
import { plain } from '../../src/pages/share/xml.ts'
import { pieces, shown } from '../../src/sandbox/x/api/text.ts'
import { oauthParams } from '../../src/sandbox/x/oauth/signature.ts'
import { Markdown } from '../../src/ui/markdown.tsx'
import { telephone } from '../../src/ui/telephone.ts'
import { noon } from '../support/context.ts'
import type { Reader } from './search.ts'

const letters = [
  'a',
  'a.',
  '.',
  '-',
  '_',
  ' ',
  '\n',
  '\t',
  '日',
  'é',
  '😀',
  '\u0301',
  '\u200d',
  '#',
  '@',
  '/',
  '?',
  '(',
  ')',
  '"',
  "'",
  ',',
  ':',
  '0',
  '+',
  '%',
  '&',
  ';',
  '=',
  '<',
  '>',
  '{{',
  '}}',
  '[',
  ']',
  '*',
]
const unseen = [...letters, '\u202e', '\u200b', '\ufe0f', '\u{e0041}', '\u{e0100}', '🏴', '\0', '\u200c']
const links = [...letters, 'http://', 'https://a.', '.co', 'a.co/', 'www.', '日.', '。', '$a', '@a', 'x.com/', '@a.co']
const marks = [
  ...letters,
  '> ',
  '- ',
  '1. ',
  '# ',
  '```',
  '`',
  '![',
  '](',
  '](b)',
  '[a]: b\n',
  '~~~\n',
  '---\n',
  '*a_ ',
  '**',
  '<a>',
  '<!--',
  '&amp;',
  '\\',
  '|',
  '    ',
  '  \n',
  '\n\n',
  '\n=\n',
  'http://a.',
]
const yaml = [
  ...letters,
  '- ',
  ': ',
  'a: b\n',
  '? ',
  '&a ',
  '*a ',
  '!a ',
  '|\n',
  '>\n ',
  '---\n',
  '{ a: ',
  '[',
  '#a\n',
  '\\x41',
  '  ',
  '%a\n',
  '<<: ',
  'a: &a [*a, *a]\n',
]
const form = 20_000
const header = 16_000

const formNames = (section: WrittenSection) =>
  Object.entries(fieldsOf(section)).flatMap(([name, { kind, fields }]) =>
    fields ? Object.keys(fields).map(key => (kind === 'rows' ? `${key}-0` : `${name}-${key}`)) : name,
  )

export const readers: readonly Reader[] = [
  {
    name: 'what nobody sees',
    read: text => [invisibleIn(text), cleanText(text), cleanLine(text)],
    bits: unseen,
    longest: 10_000,
  },
  { name: 'a post on X', read: measureText, bits: links, longest: 4_000 },
  { name: 'its price', read: priceOf, bits: links, longest: 4_000 },
  { name: 'what X shows of it', read: comparable, bits: links, longest: 4_000 },
  {
    name: 'a story',
    read: story => renderToString(Markdown({ source: story })),
    bits: marks,
    longest: 20_000,
    allowed: 12,
  },
  { name: 'a file of a campaign', read: readCampaignFile, bits: yaml, longest: 60_000, allowed: 16 },
  { name: 'the words of a text', read: shinglesOf, bits: links, longest: 4_000 },
  { name: 'what two texts share', read: text => sharedParts(text, `${text}b`), bits: links, longest: 4_000 },
  { name: 'which text is nearest', read: text => nearestOf([text, `b${text}`, 'c']), bits: links, longest: 4_000 },
  { name: 'a call script', read: text => [scriptParts(text), unknownPlaceholders(text)], bits: letters, longest: form },
  ...writtenSections.map(section => ({
    name: `the section ${section}`,
    read: (text: string) =>
      formNames(section).map(field => readSection(section, readFormValues({ [field]: text.slice(0, form) }) ?? {})),
    bits: marks,
    longest: form,
    ...(section === 'story' && { allowed: 12 }),
  })),
  { name: 'a title as an address', read: text => [suggestSlug(text), isSlug(text)], bits: letters, longest: form },
  {
    name: 'a source',
    read: text => [readSource(text), referringSite(`https://${text}`, 'a.b'), readInviteCode(text)],
    bits: links,
    longest: header,
  },
  {
    name: 'an address of mail',
    read: text => [isAddress(text), isAddress(`${text}@a`)],
    bits: letters,
    longest: 32_000,
  },
  {
    name: 'a short link',
    read: text => [readShortLink(text), markLinks(text, 'http://a.', 1, { place: 'x', messageId: null })],
    bits: links,
    longest: form,
  },
  {
    name: 'a moment',
    read: text => [readLocalTime(text, '10:00', 'UTC'), readLocalTime('2027-01-01', text, 'UTC')],
    bits: letters,
    longest: 32_000,
  },
  { name: 'a condition', read: text => AtLeast.safeParse(text), bits: letters, longest: 32_000 },
  { name: 'a search', read: fold, bits: letters, longest: 32_000 },
  {
    name: 'a path',
    read: text => [loggedPath(text), ownPath(`/${text}`, '/')],
    bits: [...letters, '/p/', '/r/'],
    longest: header,
  },
  { name: 'a user agent', read: browserName, bits: [...letters, 'Headless', 'Mac OS '], longest: header },
  { name: 'a telephone number', read: telephone, bits: letters, longest: 160 },
  { name: 'words in XML', read: plain, bits: letters, longest: form },
  {
    name: 'an entry of a calendar',
    read: text =>
      calendarFile([{ uid: 'a', url: 'https://a.b', at: noon, minutes: 15, ringsBefore: 5, title: text, text }], noon),
    bits: letters,
    longest: 10_000,
  },
  {
    name: 'a QR code',
    read: text => qrCode(`https://a.b/${encodeURIComponent(text.slice(0, 60))}`),
    bits: ['a', '0', '-'],
    longest: 60,
    allowed: 2,
  },
  {
    name: 'what a mail server says',
    read: text =>
      failureOf(
        Object.assign(new Error(text), { response: text, responseCode: 550, code: 'EENVELOPE' }),
        true,
        'smtp://a.b',
      ),
    bits: letters,
    longest: 16_000,
  },
  {
    name: 'what X answers',
    read: body =>
      postOutcome(
        { status: 403, headers: {}, body: JSON.stringify({ detail: body, title: body }), complete: true },
        noon,
        'https://x.com',
      ),
    bits: [...letters, 'user ', 'app ', 'not '],
    longest: 16_000,
  },
  {
    name: 'lists of Congress',
    read: text => readCongress({ members: '[]', offices: '[]', zips: `state_fips,state_abbr,zcta,cd\n${text}` }),
    bits: ['01,', 'AL,', '35004', ',', '6\n', '\n', 'a', '\r'],
    longest: 8_000,
  },
  {
    name: 'a post in the sandbox',
    read: text => [shown('1', text.slice(0, 4_000)), pieces(text.slice(0, 4_000))],
    bits: links,
    longest: 4_000,
    allowed: 4,
  },
  { name: 'a signature in the sandbox', read: oauthParams, bits: [...letters, 'OAuth ', 'a="b"'], longest: header },
]
