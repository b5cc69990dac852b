/**
 * Domains of mail providers and forwarders: a line has names, then `@`, then endings. Each name
 * with a dot and each ending is a domain. `*` stands for any name.
 *
 * As of 2026-11-30, made by `npm run lists`, which replaces this file, from
 * email-misspelled 4.4.0 (MIT),
 * @mikkelscheike/email-provider-links 5.2.2 (MIT),
 * email-providers 2.26.0 (ISC),
 * company-email-validator 1.2.7 (Unlicense).
 */
export const MAIL_DOMAINS = `
126 163 188 33mail 8alias aim aleeas aliyun btinternet compuserve consultant cs dralias duck@com
europe facebook foxmail frontier games globo gmail googlemail hey hushmail icloud indiatimes@com
juno love mac mailfence me mozmail myself nate naver ntlworld passfwd passinbox plus privatemail@com
q qq rediff rediffmail rocketmail rogers rr runbox sify silomails sky slmails tutamail twc usa@com
virginmedia windowslive wow y7mail ygm ymail zoho@com
8shield adelphia airmail ameritech att bell bellatlantic bellsouth bright c2i cableone@net
centurylink centurytel chacuo charm charter citlink comcast concentric cox crosswinds daum dynu@net
earthlink eircom enter everyone frontiernet fuse hanmail islamonline laposte netins netscape@net
optimum optonline pacbell privacy prodigy ptd qwest sbcglobal snet swbell tds telus ukr verizon@net
virgin windstream yeah zip@net
autorambler bk chat front land lenta list msk newmail pochta rambler rin spb ya@ru
chello hetnet home kpnmail planet sp xs4all ziggo zonnet@nl
aliceadsl club-internet free neuf numericable orange sfr voila@fr
alice interfree iol libero poste supereva tin virgilio@it
arcor berlin freenet online onlinehome t-online@de
aol hotmail live outlook yahoo@at be bg ca ch cl cn co.hu co.id co.il co.in co.jp co.kr co.nz co.th
aol hotmail live outlook yahoo@co.uk co.za com com.ar com.au com.br com.cn com.co com.gr com.hk
aol hotmail live outlook yahoo@com.hr com.mx com.my com.pe com.ph com.pt com.sg com.tr com.tw com.ua
aol hotmail live outlook yahoo@com.ve com.vn cz de dk ee es fi fr gr hk hu ie in it jp kr lt lv my
aol hotmail live outlook yahoo@ne.jp nl no ph pl pt ro rs ru sa se sg si sk tw
iprimus optusnet ozemail tpg westnet@com.au
catholic mailbox sdf swissinfo temp-mail@org
gazeta interia onet op wp@pl
cogeco shaw sympatico videotron@ca
bol ig oi uol@com.br
c3 freemail gportal pe@hu
keemail pm proton slmail@me
post seznam sweb@cz
docomo ocn ybb@ne.jp
skynet telenet@be
abv lex@bg
xtra yahooxtra@co.nz
blueyonder freeserve@co.uk
netzero passmail@com net
iinet netspace@net.au
aeiou sapo@pt
pp zp@ua
*@33mail.com anonaddy.com anonaddy.me mozmail.com rr.com
i@am ua
privaterelay@appleid.com
gmx@at ch com de net
mail@bg com de ru
cu@cc
bluewin@ch
protonmail@ch com
terra@cl com.ar com.br es
msn@cn co.uk com
sina@cn com com.cn
walla@co.il
excite@co.jp it
lycos@co.uk com de es it nl
tiscali@co.uk it
talktalk@co.uk net
o2@co.uk pl
ananzi@co.za
email@com cz
tutanota@com de
fastmail@com fm
simplelogin@com fr io
inbox@com lv ru
anonaddy@com me
bigpond@com net.au
yandex@com ru
singnet@com.sg
montevideo@com.uy
centrum@cz sk
web@de id
posteo@de net
hot@ee
iespana@es
wanadoo@es fr
sci@fi
forthnet@gr
tuta@io
apollo@lv
fr@nf
poczta@onet.pl
go@ro
spray@se
f5@si
`;
