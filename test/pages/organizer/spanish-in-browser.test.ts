import { expect } from 'vitest'
import { problems } from '../../support/axe.ts'
import { phone, visit, withBrowser } from '../../support/browser.ts'
import { makeCampaign, makeLaunch, makeMessage } from '../../support/factories.ts'
import { ada, organizersSide } from './side.ts'

withBrowser('organizers work in Spanish, and nothing is too wide', async () => {
  const { db, url, context } = await organizersSide()
  const campaign = makeCampaign(db, { slug: 'amend', state: 'draft' })
  makeMessage(db, campaign.id, 'Dilo')
  makeLaunch(db, campaign.id, { state: 'draft', launchAt: context.now() + 86_400_000 })
  const { page } = await visit({ baseURL: url, viewport: phone, bypassCSP: true, locale: 'es-US' })
  await page.goto('/organize/sign-in')
  await page.getByLabel('Correo').fill(ada.email)
  await page.getByLabel('Contraseña').fill(ada.password)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('heading', { name: 'Campañas' }).waitFor()
  for (const path of ['', '/amend', '/amend/write', '/amend/write/messages', '/amend/check', '/people', '/audit']) {
    await page.goto(`/organize${path}`)
    expect([path, await page.locator('html').getAttribute('lang'), await problems(page)]).toEqual([path, 'es', []])
  }
})
