/** Two texts, and whether a person would call them the same text. Made by hand. */
export type Pair = readonly [what: string, first: string, second: string]

const sample =
  'Websites that knowingly profit from sex trafficking should not be able to hide behind a law of 1996. Congress, pass HR 1865 and SB 1693. #CDA230'
const court =
  'A survivor who was advertised online wants a court to hear her case. Today it is dismissed before it begins. #CDA230 can be fixed, and Congress can do it now.'
const open =
  'I want a free internet, and I want traffickers out of it. The amendment to #CDA230 asks for both; supporting it was an easy decision.'

export const near: readonly Pair[] = [
  ['itself', sample, sample],
  ['another case', sample, sample.toUpperCase()],
  ['other hashtags at its end', sample, `${sample} #EndTrafficking #Justice #SESTA`],
  ['a link more', court, `${court} https://thunderclap.example.org/c/amend?from=me`],
  ['a mention more', court, `@senator ${court}`],
  ['emoji and exclamation marks', open, `🔥🔥 ${open.replaceAll('.', '!!!')} 🙏🏽👩‍👩‍👧`],
  ['other white space', open, open.replaceAll(' ', '\n  ')],
  ['zero-width characters inside of words', sample, sample.replaceAll('e', 'e\u200b')],
  ['accents on everything', sample, sample.normalize('NFD').replaceAll('a', 'a\u0301')],
  ['zalgo', open, open.replaceAll('t', 't\u0300\u0316\u0323\u0334')],
  ['Cyrillic letters that look alike', sample, sample.replaceAll('o', 'о').replaceAll('a', 'а').replaceAll('e', 'е')],
  ['mathematical letters', 'Pass the bill before the summer recess', '𝐏𝐚𝐬𝐬 𝐭𝐡𝐞 𝐛𝐢𝐥𝐥 𝐛𝐞𝐟𝐨𝐫𝐞 𝐭𝐡𝐞 𝐬𝐮𝐦𝐦𝐞𝐫 𝐫𝐞𝐜𝐞𝐬𝐬'],
  [
    'full-width letters',
    'Pass the bill before the summer recess',
    'Ｐａｓｓ ｔｈｅ ｂｉｌｌ ｂｅｆｏｒｅ ｔｈｅ ｓｕｍｍｅｒ ｒｅｃｅｓｓ',
  ],
  ['soft hyphens', court, court.replaceAll('er', 'e\u00adr')],
  [
    'hash signs before its words',
    sample,
    sample.replace('Websites', '#Websites').replace('trafficking', '#trafficking'),
  ],
  ['quotation marks around it', open, `“${open}” — me`],
  ['one word replaced', sample, sample.replace('knowingly', 'willingly')],
  ['two words replaced', sample, sample.replace('knowingly', 'willingly').replace('hide', 'shelter')],
  [
    'three words replaced',
    court,
    court.replace('advertised', 'sold').replace('case', 'story').replace('begins', 'starts'),
  ],
  ['a word dropped', open, open.replace('easy ', '')],
  ['two words put in', open, open.replace('free', 'really free and open')],
  ['a greeting before it', sample, `Dear friends, please listen. ${sample}`],
  ['a short sentence after it', court, `${court} I will call my senator.`],
  [
    'its sentences turned round',
    court,
    `#CDA230 can be fixed, and Congress can do it now. Today it is dismissed before it begins. A survivor who was advertised online wants a court to hear her case.`,
  ],
  ['half a sentence left out', sample, sample.replace(' Congress, pass HR 1865 and SB 1693.', '')],
  [
    'contractions',
    'I do not look away and I will not be quiet about children who are sold',
    "I don't look away and I won't be quiet about children who are sold",
  ],
  [
    'apostrophes of two kinds',
    "It's time. Don't look away from what is sold on those pages",
    'It’s time. Don’t look away from what is sold on those pages',
  ],
  ['short, a word more', 'Pass HR 1865 now, Congress', 'Please pass HR 1865 now, Congress'],
  ['short, other ending', 'Justice for survivors, today', 'Justice for survivors today!!'],
  ['nothing but the same hashtags', '#CDA230 #EndTrafficking', '#cda230 #endtrafficking 🔥'],
  [
    'plural for singular',
    'The survivor deserves her day in court and the site must answer for it',
    'The survivors deserve their day in court and the sites must answer for it',
  ],
  [
    'Spanish: accents left out',
    'La ley debe proteger a los niños, no a quienes los venden en internet. Actúa ya, Congreso',
    'La ley debe proteger a los ninos, no a quienes los venden en internet. Actua ya, congreso',
  ],
  [
    'Spanish: you and thou',
    'Llama hoy a tu senador y dile que apoye la ley contra la trata de personas en internet',
    'Llame hoy a su senador y dígale que apoye la ley contra la trata de personas en internet',
  ],
  [
    'Spanish: a word replaced',
    'Ninguna página web debería ganar dinero con la venta de menores. Pido al Congreso que actúe',
    'Ninguna página web debería hacer negocio con la venta de menores. Pido al Congreso que actúe',
  ],
  [
    'French: inverted elision',
    'L’été prochain, aucun site ne devrait gagner de l’argent avec la vente d’enfants',
    'Cet été, aucun site ne devrait gagner de l’argent avec la vente d’enfants',
  ],
  [
    'German: ß and ss, umlauts',
    'Kein Geld für die Straße, auf der Kinder verkauft werden: das Gesetz muss größer denken',
    'KEIN GELD FÜR DIE STRASSE, AUF DER KINDER VERKAUFT WERDEN: DAS GESETZ MUSS GRÖSSER DENKEN',
  ],
  [
    'German: a word replaced',
    'Wer weiß, was auf seinen Seiten verkauft wird, soll dafür vor Gericht stehen',
    'Wer weiß, was auf seinen Seiten gehandelt wird, soll dafür vor Gericht stehen',
  ],
  [
    'Turkish: dotted and dotless i',
    'Çocukların satıldığı siteler yasanın arkasına sığınamaz',
    'ÇOCUKLARIN SATILDIĞI SİTELER YASANIN ARKASINA SIĞINAMAZ',
  ],
  [
    'Greek: capitals, accents and final sigma',
    'Κανένας ιστότοπος δεν πρέπει να κερδίζει από την εμπορία ανθρώπων',
    'ΚΑΝΕΝΑΣ ΙΣΤΟΤΟΠΟΣ ΔΕΝ ΠΡΕΠΕΙ ΝΑ ΚΕΡΔΙΖΕΙ ΑΠΟ ΤΗΝ ΕΜΠΟΡΙΑ ΑΝΘΡΩΠΩΝ',
  ],
  [
    'Greek: a word replaced',
    'Οι επιζώντες αξίζουν μια μέρα στο δικαστήριο και το Κογκρέσο μπορεί να τη δώσει',
    'Οι επιζώντες αξίζουν μια μέρα στο δικαστήριο και η Βουλή μπορεί να τη δώσει',
  ],
  [
    'Russian: ё and е',
    'Ни один сайт не должен зарабатывать на торговле людьми, и всё это знают',
    'Ни один сайт не должен зарабатывать на торговле людьми, и все это знают!',
  ],
  [
    'Arabic: vowel signs and hamza',
    'لا يجوز لأي موقع أن يربح من الاتجار بالأطفال، وعلى الكونغرس أن يتحرك الآن',
    'لَا يَجُوزُ لِأَيِّ مَوْقِعٍ أَنْ يَرْبَحَ مِنَ الِاتِّجَارِ بِالْأَطْفَالِ وعلى الكونغرس ان يتحرك الان',
  ],
  ['Arabic: stretched letters', 'العدالة للناجيات الآن وليس غدا', 'العــدالة للنــاجيات الآن وليس غــدا'],
  [
    'Arabic: a word replaced',
    'من يعرف ما يباع على صفحاته يجب أن يقف أمام القضاء مثل الجميع',
    'من يعلم ما يباع على صفحاته يجب أن يقف أمام القضاء مثل الجميع',
  ],
  ['Hebrew: points', 'שום אתר לא צריך להרוויח ממסחר בבני אדם', 'שׁוּם אֲתָר לֹא צָרִיךְ להרוויח ממסחר בבני אדם'],
  [
    'Japanese: other punctuation',
    '子どもの売買で利益を得るサイトは、法律の陰に隠れてはならない。議会は今すぐ動いてほしい。',
    '子どもの売買で利益を得るサイトは法律の陰に隠れてはならない！！議会は今すぐ動いてほしい！',
  ],
  [
    'Japanese: half-width kana',
    'サイトの責任を問う法律に賛成します。被害者に裁判の機会を。',
    'ｻｲﾄの責任を問う法律に賛成します。被害者に裁判の機会を',
  ],
  [
    'Japanese: a word replaced',
    '被害者が法廷で声を上げられるように、この法案を通してください',
    '被害者が裁判で声を上げられるように、この法案を通してください',
  ],
  [
    'Chinese: a word replaced',
    '任何网站都不应该从贩卖人口中获利，国会必须立即采取行动',
    '任何网站都不应该从贩卖儿童中获利，国会必须马上采取行动',
  ],
  [
    'Korean: an ending',
    '아이들을 파는 웹사이트가 법 뒤에 숨어서는 안 됩니다. 의회는 지금 행동해 주세요',
    '아이들을 파는 웹사이트가 법 뒤에 숨어서는 안 된다. 의회는 지금 행동해 주세요',
  ],
  ['Thai: a word more', 'เว็บไซต์ที่รู้เห็นการค้ามนุษย์ต้องรับผิดชอบต่อศาล', 'เว็บไซต์ที่รู้เห็นการค้ามนุษย์ต้องรับผิดชอบต่อศาลทันที'],
  [
    'Hindi: a word replaced',
    'जो वेबसाइट बच्चों की बिक्री से कमाती है उसे अदालत में जवाब देना चाहिए',
    'जो वेबसाइट बच्चों की बिक्री से कमाती है उसे न्यायालय में जवाब देना चाहिए',
  ],
]

export const apart: readonly Pair[] = [
  ['two samples of one campaign', sample, court],
  [
    'two samples with the same names',
    sample,
    'Prosecutors in the states know which sites run a market in human beings. SB 1693 would let them bring the case. #CDA230',
  ],
  [
    'the same hashtag and link, other words',
    'My sister is a survivor. Hear her. #CDA230 https://a.example/x',
    'I build websites for a living and support this bill. #CDA230 https://a.example/x',
  ],
  [
    'the same demand at the end of a story of their own',
    'My daughter was fourteen when a stranger found her photographs. Nobody answered for it. Congress, pass HR 1865 and SB 1693.',
    'I drive a truck through Ohio and I have seen what happens at rest stops at night. Congress, pass HR 1865 and SB 1693.',
  ],
  [
    'a sample, and the same thought in own words',
    sample,
    'If a company knows that children are sold on its pages and takes the money, a law from the nineties must not protect it.',
  ],
  [
    'a sample, and the same thought in own words, with its names',
    court,
    'Judges keep throwing out the cases of women who were sold in online ads. HR 1865 would let them be heard. I support it.',
  ],
  [
    'one quotes the other’s slogan',
    'Justice for survivors',
    'I am a nurse in Tucson. I have met girls who were sold online, and I have never forgotten them. Justice for survivors',
  ],
  ['two short demands', 'Pass HR 1865 now, Congress', 'Let survivors be heard in court'],
  [
    'two short ones that begin alike',
    'I support HR 1865 because of my sister',
    'I support HR 1865 because courts should be open to everyone',
  ],
  ['one of few words, another of few', 'Enough is enough', 'Amend it now'],
  ['hashtags that differ', '#CDA230 #EndTrafficking', '#SurvivorsFirst #Justice'],
  [
    'opposite stories in one frame',
    'As a mother of three from Ohio, I ask you to vote for the bill in the Senate this week',
    'As a retired police officer who worked these cases, I ask my senators to bring it to the floor',
  ],
  [
    'where they live',
    'I live in Mobile, Alabama, and I want my representative to know that I am watching this vote',
    'From Duluth, Minnesota: my family will remember who stood up for the girls in those ads',
  ],
  [
    'Spanish: two people',
    'Soy madre de dos niñas en El Paso y quiero que ninguna página gane dinero con la trata',
    'Trabajo con menores desde hace veinte años. El Congreso tiene que escuchar a las víctimas',
  ],
  [
    'Spanish: the same demand after other stories',
    'Mi prima tardó diez años en contarlo. Senadores, aprueben la ley SB 1693',
    'Enseño en una escuela de Laredo y mis alumnas tienen miedo. Senadores, aprueben la ley SB 1693',
  ],
  [
    'Spanish and English of one thought',
    'Ninguna página web debería ganar dinero con la venta de menores',
    'No website should make money from the sale of minors',
  ],
  [
    'French: two people',
    'Je suis infirmière et j’ai soigné ces jeunes filles. Le silence doit cesser',
    'Aucun hébergeur ne devrait pouvoir dire qu’il ne savait pas. Votez cette loi',
  ],
  [
    'German: two people',
    'Ich arbeite in einer Beratungsstelle und höre diese Geschichten jede Woche',
    'Wer an Kinderhandel verdient, gehört vor Gericht, auch wenn er eine Webseite betreibt',
  ],
  [
    'Greek: two people',
    'Είμαι δασκάλα στη Θεσσαλονίκη και φοβάμαι για τα παιδιά μου στο διαδίκτυο',
    'Το Κογκρέσο πρέπει να ακούσει τις επιζώσες πριν από τις εταιρείες',
  ],
  [
    'Greek: the same name, other words',
    'Ο νόμος HR 1865 δίνει φωνή σε όσες πουλήθηκαν σε αγγελίες',
    'Διάβασα χθες το βράδυ τον HR 1865: είναι σύντομος και δίκαιος',
  ],
  [
    'Russian: two people',
    'Моя подруга молчала пять лет, и ни один суд её не услышал',
    'Я программист и знаю, что такие объявления легко найти и удалить',
  ],
  [
    'Arabic: two people',
    'أنا معلمة في ديربورن وأخاف على طالباتي من هذه المواقع',
    'قرأت مشروع القانون ليلة أمس وهو قصير وعادل، أؤيده بكل قلبي',
  ],
  [
    'Arabic: the same bill, other words',
    'أطلب من مجلس الشيوخ إقرار القانون من أجل أختي الصغيرة',
    'الشركات التي تربح من بيع الأطفال لا تستحق حماية القانون',
  ],
  [
    'Japanese: two people',
    '私は保育士です。子どもたちを守る法律を支持します。',
    '昨夜この法案を読みました。短くて公平な内容だと思います。',
  ],
  [
    'Japanese: the same names',
    'HR 1865に賛成します。友人が被害に遭ったからです。',
    '上院議員の皆さん、HR 1865について明日電話します。眠れない夜を過ごしました。',
  ],
  ['Chinese: two people', '我是一名教师，我的学生应该在网上感到安全', '昨晚我读了这项法案，它简短而公正，我支持它'],
  [
    'Korean: two people',
    '저는 간호사입니다. 이런 피해를 입은 아이들을 만났습니다',
    '어젯밤에 법안을 읽었습니다. 짧고 공정하다고 생각합니다',
  ],
  ['Thai: two people', 'ฉันเป็นครูและกลัวแทนลูกศิษย์ของฉัน', 'เมื่อคืนฉันอ่านร่างกฎหมายนี้ มันสั้นและยุติธรรม'],
  ['Hindi: two people', 'मैं एक शिक्षिका हूँ और अपनी छात्राओं के लिए डरती हूँ', 'कल रात मैंने यह विधेयक पढ़ा, यह छोटा और न्यायपूर्ण है'],
  ['nothing and something', '', 'Let survivors be heard in court'],
]
