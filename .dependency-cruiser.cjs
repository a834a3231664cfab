// The arrows of docs/architecture.md, which says what each folder holds: pages → http, ui → text, lib; pages, http → domain → db;
// workers → domain; networks → their port and lib; db, lib → nothing of ours. `test/layers` plants violations and expects each of them to be found.
const entries = '^(src/(main|web)[.]ts|src/(cli|supervisor|sandbox)/|workers/(director|sender)[.]ts)'
/** What a network fills, and all may know. */
const portFiles = 'port|account|connector|post-outcome|renewal|servers'
const port = `^src/networks/(${portFiles})[.]ts$`
const ours = '^(src|db|workers)/'

/** `from` may reach only what matches one of `to`. */
const only = (name, from, to, more = {}) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: ours, pathNot: to, ...more },
})

/** A type costs no arrow: it is gone when the program runs. */
const values = { dependencyTypesNot: ['type-only'] }

/** Only what matches `from` may reach `to`. */
const owned = (name, to, from, more = {}) => ({
  name,
  severity: 'error',
  from: { pathNot: from },
  to: { path: to, ...more },
})

module.exports = {
  forbidden: [
    only('lib knows nothing of the product', '^src/lib/', '^src/lib/'),
    only('db knows nothing of ours', '^db/', ['^db/', '^src/lib/secret-box[.]ts$', '^src/networks/port[.]ts$']),
    only('domain reaches only db, lib and the port', '^src/domain/', [
      '^src/(domain|lib)/',
      port,
      '^db/((on-disk|open|prepared)[.]ts|schema/)',
    ]),
    only('networks reach only their port and lib', '^src/networks/', ['^src/(networks|lib)/', '^src/config[.]ts$']),
    only('the port stands alone', port, port),
    only(
      'workers reach only domain, lib and the port',
      '^workers/(?!(director|sender)[.]ts)',
      ['^workers/', '^src/(domain|lib)/', port],
      values,
    ),
    only(
      'mail is written from domain and text',
      '^src/mail/',
      ['^src/(mail|text|lib)/', '^src/domain/mail/outcome[.]ts$'],
      values,
    ),
    only(
      'ui knows no page',
      '^src/ui/',
      [
        '^src/(ui|text|lib)/',
        '^src/http/assets[.]ts$',
        '^src/domain/(share/(links|invite-code)|launch/skyline)[.]ts$',
        port,
      ],
      values,
    ),
    {
      name: 'http knows no page',
      severity: 'error',
      from: { path: '^src/http/' },
      to: { path: '^src/(pages|app)' },
    },
    only('text is words', '^src/text/', ['^src/(text|lib)/', port]),
    // Page and server count a post by the same file.
    only('browser scripts stand alone', '^src/client/', ['^src/client/', '^src/lib/newer-than-twitter-text[.]ts$']),
    only('the sandbox stands alone', '^src/sandbox/', [
      '^src/(sandbox|lib|text|ui)/',
      '^src/config[.]ts$',
      '^src/http/(assets|security-headers)[.]ts$',
    ]),
    {
      name: 'pages, http and ui reach neither workers nor the sandbox nor a network',
      severity: 'error',
      from: { path: '^src/(pages|http|ui)/' },
      to: {
        path: [
          '^workers/',
          '^src/(sandbox|supervisor|cli)/',
          '^src/(main|web)[.]ts$',
          `^src/networks/(?!(registry|networks|${portFiles})[.]ts$)`,
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing reaches into an entry',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(src/(main|web)[.]ts|workers/(director|sender)[.]ts)$' },
    },
    owned('only entries build the context', '^src/context[.]ts$', entries, values),
    owned('only entries read the settings', '^src/config[.]ts$', `${entries}|^src/context[.]ts$`, values),
    owned(
      'networks are reached through the registry',
      `^src/networks/(?!(registry|networks|rehearsal|${portFiles}|[a-z]+/settings)[.]ts$)`,
      '^src/networks/',
      values,
    ),
    owned(
      'settings of a network are for the settings',
      '^src/networks/[a-z]+/settings[.]ts$',
      '^src/(config[.]ts$|networks/)',
      values,
    ),
    owned('the ledger alone knows deliveries', '^db/schema/(deliveries|batches)[.]ts$', '^(db|src/domain/ledger)/'),
    owned('the schema as a whole is for db alone', '^db/schema/index[.]ts$', '^db/'),
    owned(
      'drizzle is for db and domain',
      'node_modules/(drizzle-orm|better-sqlite3)/',
      '^(db|src/domain|src/sandbox/store)/',
    ),
    owned('nodemailer is for the transport of mail', 'node_modules/nodemailer/', '^src/mail/transport/'),
    owned('bullmq is for workers', 'node_modules/bullmq/', '^workers/'),
    {
      name: 'a sender knows no database',
      severity: 'error',
      from: { path: '^workers/sender[.]ts$' },
      to: { path: '^db/|node_modules/(drizzle-orm|better-sqlite3)/', reachable: true },
    },
    {
      name: 'what runs knows neither tests nor benchmarks',
      severity: 'error',
      from: { path: ours },
      to: { path: '^(test|bench)/' },
    },
    // Of types too: files that know each other are one file, or what both know has a place of its own.
    { name: 'no circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'what is imported exists', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'what runs is a dependency',
      severity: 'error',
      from: { path: ours },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Without it an `import type` across a layer is not seen. It needs `typescript` 5.9: version 7 has no compiler API.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.d.ts'],
    },
  },
}
