/** Who runs an installation: the form, and what every page says of it. */
export const organization = {
  title: 'Who runs this site',
  lead: 'People ask this before they lend an account, and in Europe the law wants it said. It stands at the foot of every page, on the privacy page and in mails. New campaigns begin with it and can have their own.',
  first: 'Who runs this site',
  firstLead:
    'People ask this before they lend an account, and in Europe the law wants it said. It stands at the foot of every page; you can change it later.',
  button: 'Save',
  done: 'Saved. Everybody sees it at once; campaigns that were begun before keep what they say.',
  link: 'Who runs this site',
  logo: {
    title: 'Logo',
    lead: 'Optional. It stands small beside the name: at the foot of every page, and on the page, the connect step and the poster of campaigns whose organization has this name, unless they have a logo of their own.',
    ofCampaign:
      'Optional. It stands small beside the name of the organization: on the page, the connect step and the poster.',
    inherited:
      'That of this site, as the organization has its name. Another one takes its place in this campaign alone.',
    file: 'Picture file',
    ifWanted: 'Logo, if you like',
    another: 'Another logo',
    fileHint:
      'PNG, WebP, JPEG, AVIF or GIF, up to 5 MB. It is shown 44 pixels high at most, on white or nearly white: one in white would not be seen.',
    tooLarge: 'This file is larger than 5 MB. Save the logo smaller and choose that.',
    missing: 'Choose a logo first.',
    button: 'Save the logo',
    remove: 'Remove the logo',
    done: 'Saved. Everybody sees it at once.',
  },
  privacyTitle: 'For the privacy page',
  privacyLead:
    'The page says by itself what this program keeps and how long. What it cannot know stands here; where you leave a field empty, the page says what the law says anyway.',
  fields: {
    name: 'Name of the organization',
    nameHint: 'Or of the person who answers for this site.',
    contact: 'Contact address',
    contactHint: 'A mail address that anybody may write to. It is shown to everybody.',
    postal: 'Postal address',
    postalHint: 'In Europe it belongs to the imprint and to the privacy page.',
    site: 'Web site',
    siteHint: 'If there is one: people look there whether you are who you say.',
    imprint: 'Imprint',
    imprintHint: 'The address of the page that says who you are by law, where your country asks for one.',
    timeZone: 'Time zone',
    timeZoneHint: 'New campaigns begin with it.',
    lang: 'Language',
    langHint: 'New campaigns begin with it.',
    dataProtection: 'Who answers for data protection',
    dataProtectionHint:
      'Name and address of a data protection officer, or of a representative in the EU, if you have one. Left empty, it is the contact.',
    authority: 'Supervisory authority',
    authorityHint: 'Where people may complain: the data protection authority of your country or state.',
    hosting: 'Who keeps the machine, and where',
    hostingHint:
      'The company and the country, and those of the mail server and of backups: "Hetzner, Germany; mail by Infomaniak, Switzerland".',
  },
  foot: {
    runs: (name: string) => `${name} runs this site.`,
    contact: 'Contact',
    imprint: 'Imprint',
    nobody: 'Whoever runs this site has not said yet who they are.',
  },
} as const
