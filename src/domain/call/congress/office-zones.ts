import { states } from './states.ts'

const [eastern, central, mountain, pacific] = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
] as const

/**
 * Where part of a state has another time than most of its people, by how ZIP codes begin; the longest beginning counts.
 * After 49 CFR 71, as counties, and what towns at their edges keep; single ZIP codes where three digits lie in both.
 */
const otherwise: readonly (readonly [zone: string, beginnings: string])[] = [
  ['America/Adak', '99546 99547'],
  // Florida's panhandle, without Port St. Joe.
  [central, '324 325'],
  [eastern, '32456 32457'],
  // The north of Idaho, without Riggins.
  [pacific, '835 838'],
  [mountain, '83549'],
  // Indiana beside Chicago and Evansville.
  [central, '463 464 476 477 46534'],
  [central, '47520 47515 47523 47525 47531 47537 47550 47551 47552 47556 47574 47576 47577 47579 47586 47588'],
  [central, '47922 47943 47948 47951 47963 47964 47977 47978'],
  // The west of Kansas.
  [mountain, '67733 67735 67741 67758 67761 67762 67836 67857 67878 67879'],
  // Western Kentucky.
  [central, '420 421 422 423 424 42602 42629 42642 42717 42728 42743'],
  [central, '42712 42713 42721 42722 42726 42749 42754 42762 42765'],
  [central, '40111 40115 40119 40140 40143 40144 40145 40146 40152 40170 40171 40176 40178'],
  // Michigan beside Wisconsin.
  [central, '49801 49802 49812 49815 49821 49831 49834 49847 49848 49852 49858 49863 49870 49873 49874 49876 49877'],
  [central, '49881 49886 49887 49892 49893 49896 49902 49903 49911 49915 49920 49927 49935 49938 49947 49959 49964'],
  [central, '49968 49969'],
  // Nebraska's panhandle.
  [mountain, '693 69021 69023 69027 69030 69033 69037 69041 69045 69121 69122 69125 69127 69128 69129 69131 69133'],
  [mountain, '69134 69140 69141 69144 69145 69146 69147 69148 69149 69150 69152 69153 69154 69155 69156 69162 69168'],
  // The edge of Nevada.
  [mountain, '89825 89883'],
  // The south west of North Dakota.
  [mountain, '586 58528 58529 58533 58538 58562 58564 58568'],
  // Malheur County in Oregon.
  [mountain, '979'],
  [pacific, '97904 97905 97907'],
  // West of the Missouri in South Dakota.
  [mountain, '576 577 57521 57543 57547 57551 57552 57553 57567 57577'],
  [central, '57601 57631 57632 57646 57648'],
  // East Tennessee, without the plateau.
  [eastern, '373 374 376 377 378 379'],
  [central, '37301 37305 37306 37313 37318 37324 37327 37328 37330 37334 37335 37339 37340 37342 37345 37347 37348'],
  [central, '37349 37355 37356 37357 37359 37360 37365 37366 37367 37374 37375 37376 37378 37380 37382 37383 37387'],
  [central, '37388 37389 37394 37396 37397 37398 37723'],
  // El Paso and what is beside it.
  [mountain, '799 885 79821 79835 79836 79837 79838 79839 79847 79849 79851 79853'],
]

const zones = new Map(otherwise.flatMap(([zone, all]) => all.split(' ').map(beginning => [beginning, zone] as const)))

/** What clocks show at an office; null where nobody knows the state. Without a ZIP code, what most of the state has. */
export const officeZone = (state: string, zip: string | null): string | null =>
  zones.get(zip ?? '') ?? zones.get(zip?.slice(0, 3) ?? '') ?? states[state]?.timeZone ?? null
