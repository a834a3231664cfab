import { expect, test } from 'vitest'
import { isOfficeOpen } from '../../../../src/domain/call/congress/office-hours.ts'
import { officeZone } from '../../../../src/domain/call/congress/office-zones.ts'
import { readZip } from '../../../../src/domain/call/congress/zip.ts'

test.each([
  '94110',
  ' 94110 ',
  '94110-1234',
  '94110–1234',
  '94110 — 1234',
  '94110\u22121234',
  '94110 1234',
  '941101234',
  'CA 94110',
  'CA94110',
  'ca, 94110-1234',
  'San Francisco, CA 94110',
  'Coeur d’Alene 94110'.replace('’', "'"),
  'ZIP 94110.',
  '９４１１０',
  '９４１１０－１２３４',
  '9 4 1 1 0',
  '94110\u200b',
  '\u00a094110',
])('%j is the ZIP code 94110', typed => {
  expect(readZip(typed)).toBe('94110')
})

test.each([
  '',
  '9411',
  '941101',
  '94110-12',
  'CA',
  '12345 Main Street 94110',
  '94110x',
  `a${'-'.repeat(50_000)}`,
  '9411O',
])('%j is none', typed => {
  expect(readZip(typed)).toBeNull()
})

test.each([
  ['TX', '79901', 'America/Denver', 'El Paso'],
  ['TX', '78701', 'America/Chicago', 'Austin'],
  ['TX', '79855', 'America/Chicago', 'Van Horn'],
  ['TN', '37402', 'America/New_York', 'Chattanooga'],
  ['TN', '37902', 'America/New_York', 'Knoxville'],
  ['TN', '37398', 'America/Chicago', 'Winchester'],
  ['TN', '37203', 'America/Chicago', 'Nashville'],
  ['SD', '57701', 'America/Denver', 'Rapid City'],
  ['SD', '57501', 'America/Chicago', 'Pierre'],
  ['FL', '32502', 'America/Chicago', 'Pensacola'],
  ['FL', '32456', 'America/New_York', 'Port St. Joe'],
  ['KY', '42101', 'America/Chicago', 'Bowling Green'],
  ['IN', '46320', 'America/Chicago', 'Hammond'],
  ['IN', '47708', 'America/Chicago', 'Evansville'],
  ['IN', '47546', 'America/New_York', 'Jasper'],
  ['NE', '69361', 'America/Denver', 'Scottsbluff'],
  ['ID', '83814', 'America/Los_Angeles', "Coeur d'Alene"],
  ['OR', '97914', 'America/Denver', 'Ontario'],
  ['ND', '58601', 'America/Denver', 'Dickinson'],
  ['ND', '58801', 'America/Chicago', 'Williston'],
  ['MI', '49801', 'America/Chicago', 'Iron Mountain'],
  ['KS', '67735', 'America/Denver', 'Goodland'],
  ['TX', null, 'America/Chicago', 'an office without a ZIP code'],
])('in %s, %s has the time of %s: %s', (state, zip, zone, _city) => {
  expect(officeZone(state, zip)).toBe(zone)
})

test('El Paso answers an hour after Austin', () => {
  // Monday, June 8, 2026, 9:30 in Austin.
  const at = Date.parse('2026-06-08T14:30:00Z')
  expect([officeZone('TX', '78701'), officeZone('TX', '79901')].map(zone => isOfficeOpen(at, zone ?? ''))).toEqual([
    true,
    false,
  ])
})
