/** The demo campaign, told in our own words after the facts of 2017. */
export const demoSlug = 'amend-cda-230'
export const demoTimeZone = 'America/New_York'

/** Who runs the demonstration, until somebody becomes its owner and says who they are. Nothing of it can be taken for real. */
export const demoOrganization = {
  name: 'A simulated organization (demo)',
  contact: 'demonstration@example.org',
  postal: '1 Simulated Street\nExampleton',
  site: 'https://example.org',
  imprint: 'https://example.org/#imprint',
  hosting: 'The computer on which this demonstration runs; its networks and its mail server are simulated there too.',
} as const

export const demoCampaign = {
  title: 'Amend section 230: let survivors have their day in court',
  summary:
    'Courts have read a law of 1996 as a shield for websites that knowingly facilitate sex trafficking. While big tech briefs Congress on Capitol Hill, ask Congress to change it, all of us in one moment.',
  organization: 'Shared Hope International',
  /** Nobody's: the organization has no part in this demonstration. */
  contact: 'demonstration@example.org',
  byline: 'After an article by Christine Raino, Senior Director of Public Policy',
  consent:
    'Yes, Shared Hope International may write to me about its work at this address. I can end this at any time, by a link in every mail.',
  hashtag: '#CDA230',
  hotline: { label: 'National Human Trafficking Resource Center Hotline', number: '1-888-373-7888' },
  story: `Section 230 of the Communications Decency Act was written in 1996 so that a website need not answer for every word its visitors post. Courts have since read it to shield websites that *knowingly* facilitate sex trafficking. Survivors who were advertised online sued, and their cases were dismissed before anybody heard them; states that tried to prosecute were told that federal law stands in the way.

Two bills would change that. In the House, **HR 1865**, the Allow States and Victims to Fight Online Sex Trafficking Act; in the Senate, **SB 1693**, the Stop Enabling Sex Traffickers Act. Both leave the protection in place for those who host what others say in good faith. Both take it away from those who know what is sold on their pages and help to sell it.

Today big tech holds back-to-back briefings on Capitol Hill, and members of Congress will hear in detail why nothing should change. They should hear from you on the same day. **Three things help**: sign up here, so that one post of yours goes out together with all others; send out the sample messages in your own name; and call your Members of Congress with the script on this page.

This is not a new concern. In 2011 the *Real Men Don’t Buy* campaign put well-known faces into a series of short videos against the demand that keeps the trade alive. What has changed since then is where the trade takes place, and that the law has not followed it there.

*You are looking at a demonstration. The events happened in August and September 2017; the text was written afresh for it, its supporters are simulated, and their posts go to a sandbox on this machine and nowhere else.*`,
  bill: 'HR 1865 in the House, SB 1693 in the Senate',
  callScript: `Hello, my name is {{name}} and I live in {{place}}. I would like to leave a message for {{representative}}.

I am calling to ask you to support the bill that amends section 230 of the Communications Decency Act: {{bill}}.

The law was never meant to protect websites that knowingly facilitate sex trafficking. Survivors deserve their day in court, and states must be able to prosecute.

Can you tell me how you will vote? Thank you for your time.`,
} as const

/** `demo-picture.png` beside this file. */
export const demoPictureAlt =
  'A drawing of the Capitol at night, made of thin bars that rise from a line: posts that went out at one moment.'

export const demoMessages = [
  'Websites that knowingly profit from sex trafficking should not be able to hide behind a law of 1996. Congress, pass HR 1865 and SB 1693. #CDA230',
  'Section 230 was meant to protect open conversation online. Nobody voted to protect the sale of children. Time to amend it. #CDA230',
  'A survivor who was advertised online wants a court to hear her case. Today it is dismissed before it begins. #CDA230 can be fixed, and Congress can do it now.',
  'Tech companies are briefing Congress on Capitol Hill today. I am calling my representative too, about the people who were sold on their pages. Will you? #CDA230',
  'Prosecutors in the states know which sites run a market in human beings. SB 1693 would let them bring the case. #CDA230',
  'I want a free internet, and I want traffickers out of it. The amendment to #CDA230 asks for both; supporting it was an easy decision.',
] as const

/** Own words are an opening, a thought and the hashtag; of each list one. */
export const demoOpenings = [
  'I called my senator this morning.',
  'As a mother of three, I do not look away from this.',
  'I work with young people, and some of them have lived this.',
  'I rarely post about laws. This one matters to me.',
  'My sister is a survivor.',
  'I read the bill last night. It is short and fair.',
  'From a small town in Ohio to Capitol Hill:',
  'I build websites for a living.',
] as const

export const demoThoughts = [
  'Knowing about a crime and earning from it is not free speech.',
  'Nobody should be above the law because the crime happens on a screen.',
  'Let the survivors speak in court, and let a jury decide.',
  'Amend section 230. It is overdue.',
  'HR 1865 has my support, and my representative will hear it from me.',
  'If a shop did this on Main Street, it would have been closed years ago.',
  'Good companies have nothing to fear from this amendment.',
] as const
