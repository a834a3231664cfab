import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const exists = (file: string) => statSync(join(root, file), { throwIfNoEntry: false }) !== undefined
const foldersOf = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap(one => (one.isDirectory() ? [one.name] : []))

const folders = ['src', 'workers', 'db', 'test', 'bench', 'bin', 'deploy', 'docs']
const files = ['.', ...folders]
  .flatMap(folder =>
    readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }).map(file => join(folder, file)),
  )
  .filter(file => /[.](md|tsx?|c?js|lua|css|sql|json|yaml|service|target|conf|example)$|^Dockerfile$/.test(file))
// What changed tells of files as they were then.
const documents = files.filter(file => file.endsWith('.md') && file !== 'CHANGELOG.md')

test('every folder and file that a document names is there', () => {
  const gone = documents.flatMap(document =>
    [...read(document).matchAll(/`([^`\s]+)`/g)]
      .map(([, named = '']) => named)
      .filter(named => !isThere(named))
      .map(named => `${document}: ${named}`),
  )
  expect(gone).toEqual([])
})

/** A path from the root, up to a part that stands for any name; or the end of one. Anything else is no path. */
function isThere(named: string): boolean {
  if (named.includes('://') || /^[/.$-]/.test(named)) return true
  const [whole = ''] = named.replace(/[/]?[^/]*[<*…{].*$/, '').split('#')
  if (folders.includes(whole.split('/')[0] ?? '') && named.includes('/')) return exists(whole)
  const isFile = whole === named && /^[\w./-]+[.](tsx?|lua|css|md)$/.test(named)
  return !isFile || files.some(file => file === named || file.endsWith(`/${named}`))
}

test('every link between documents leads to a file and a heading that are there', () => {
  const dangling = documents.flatMap(document =>
    [...read(document).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, to = '']) => to)
      .filter(to => !/^[a-z]+:/.test(to) && !leadsSomewhere(document, to))
      .map(to => `${document}: ${to}`),
  )
  expect(dangling).toEqual([])
})

function leadsSomewhere(document: string, to: string): boolean {
  const [path = '', heading] = to.split('#')
  const file = path === '' ? document : relative(root, resolve(root, dirname(document), path))
  if (!exists(file)) return false
  return heading === undefined || headingsOf(file).includes(heading)
}

/** As forges make anchors of headings. */
const headingsOf = (file: string) =>
  [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

test('every document that code or a setting names is there', () => {
  const gone = files
    .filter(file => file !== 'CHANGELOG.md')
    .flatMap(file =>
      [...read(file).matchAll(/(?<![\w./-])docs\/(?:decisions\/[\w-]+|[\w-]+[.]md)/g)]
        .map(([named]) => (named.endsWith('.md') ? named : `${named}.md`))
        .filter(named => !exists(named))
        .map(named => `${file}: ${named}`),
    )
  expect(gone).toEqual([])
})

test('the ten nouns name the folders of every layer, and each has a line in the glossary', () => {
  const architecture = read('docs/architecture.md')
  const [, table = ''] = architecture.split('| noun | what belongs to it |')
  const [rows = ''] = table.split('\n\n')
  const nouns = [...rows.matchAll(/^\| (\w+) \|/gm)].map(([, noun = '']) => noun).sort()
  const [, glossary = ''] = architecture.split('\n## Glossary\n')
  const explained = [...glossary.matchAll(/^\| \*\*(\w+)\*\* \| \S/gm)].map(([, noun = '']) => noun).sort()

  expect(nouns).toHaveLength(10)
  expect(explained).toEqual(nouns)
  for (const folder of ['src/domain', 'test/domain'])
    expect(foldersOf(folder).sort()).toEqual([...nouns, 'operation'].sort())
  expect(foldersOf('src/pages').sort()).toEqual(nouns)
  for (const lang of foldersOf('src/text')) expect(foldersOf(`src/text/${lang}`).sort()).toEqual(nouns)
})

test('the glossary has every word once, in order', () => {
  const [, glossary = ''] = read('docs/architecture.md').split('\n## Glossary\n')
  const words = [...glossary.matchAll(/^\| \*{0,2}([\w][^|*]*?)\*{0,2} \|/gm)].map(([, word = '']) => word)
  const explained = words.filter(word => word !== 'word')
  expect(explained).toEqual([...new Set(explained)].sort((a, b) => a.localeCompare(b, 'en')))
})
