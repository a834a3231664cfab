import { createApp } from '../../../../src/app.ts'
import { createLog } from '../../../../src/lib/log.ts'
import { startSandbox } from '../../../../src/sandbox/server.ts'
import { testContext } from '../../../support/context.ts'
import { makeCampaign, makeLaunch } from '../../../support/factories.ts'
import { afterThisTest, testFolder } from '../../../support/folder.ts'
import { listen } from '../../../support/person.ts'

/** The whole application in front of the simulated X. */
export async function siteWithX() {
  const log = createLog('test', 'silent')
  const sandbox = await startSandbox({ port: 0, dataDir: testFolder('sandbox'), log, now: Date.now })
  afterThisTest(sandbox.close)
  const context = testContext({ env: { X_API_URL: sandbox.url, BASE_URL: 'http://127.0.0.1:1' } })
  const campaign = makeCampaign(context.db, { slug: 'amend' })
  makeLaunch(context.db, campaign.id, { launchAt: Date.now() + 86_400_000 })
  const url = await listen(createApp(context))
  Object.assign(context.config.web, { baseUrl: url })
  return { context, campaign, url }
}
