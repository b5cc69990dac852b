/**
 * Domains of mail providers and forwarders: a line has what stands behind the first dot, then
 * what stands before it. `*` stands for any name.
 *
 * As of 2026-11-30, made by `npm run lists`, which replaces this file, from
 * email-misspelled 4.4.0 (MIT),
 * @mikkelscheike/email-provider-links 5.2.2 (MIT),
 * email-providers 2.26.0 (ISC),
 * company-email-validator 1.2.7 (Unlicense).
 */
export const MAIL_DOMAINS = `
com 126 163 188 33mail 8alias aim aleeas aliyun anonaddy aol bigpond btinternet compuserve
com consultant cs dralias duck email europe facebook fastmail foxmail frontier games globo gmail gmx
com googlemail goowy hey hotmail hushmail icloud inbox indiatimes juno live love lycos mac mail
com mailfence me mozmail msn myself nate naver netzero ntlworld outlook passfwd passinbox passmail
com plus privatemail protonmail q qq rediff rediffmail rocketmail rogers rr runbox sify silomails
com simplelogin sina sky slmails tutamail tutanota twc usa virginmedia wild4music windowslive
com wmconnect wow y7mail yahoo yahoogroups yandex ygm ymail zoho
net 8shield adelphia airmail ameritech att bell bellatlantic bellsouth bright c2i cableone
net centurylink centurytel chacuo charm charter citlink comcast concentric cox crosswinds daum dynu
net earthlink eircom enter everyone frontiernet fuse gmx gte hanmail islamonline laposte netins
net netscape netzero optimum optonline pacbell passmail posteo privacy prodigy ptd qwest sbcglobal
net snet swbell talktalk tds telus ukr verizon virgin windstream yeah zip
ru aol autorambler bk chat front hotmail inbox land lenta list live mail msk newmail pochta rambler
ru rin spb ya yandex
de aol arcor berlin freenet gmx hotmail live lycos mail online onlinehome outlook posteo t-online
de tutanota web yahoo yahoogroups
it alice aol excite hotmail interfree iol libero live lycos outlook poste supereva tin tiscali
it virgilio yahoo
fr aliceadsl aol club-internet free hotmail live neuf numericable orange outlook sfr simplelogin
fr voila wanadoo yahoo
nl aol chello hetnet home hotmail kpnmail live lycos planet sp xs4all yahoo ziggo zonnet
co.uk aol blueyonder freeserve hotmail live lycos msn o2 talktalk tiscali yahoo yahoogroups
com.au aol hotmail iprimus live optusnet outlook ozemail tpg westnet yahoo yahoogroups
com.br aol bol hotmail ig oi outlook terra uol yahoo
cz aol centrum email hotmail outlook post seznam sweb yahoo
ca cogeco hotmail live shaw sympatico videotron yahoo yahoogroups
es aol hotmail iespana lycos outlook terra wanadoo yahoo
pl aol gazeta interia o2 onet op wp yahoo
be aol hotmail live outlook skynet telenet yahoo
co.nz aol hotmail live outlook xtra yahoo yahooxtra
hu c3 freemail gportal hotmail outlook pe yahoo
cl aol hotmail live outlook terra yahoo
com.ar aol hotmail live outlook terra yahoo
at aol gmx live outlook yahoo
dk aol hotmail live outlook yahoo
fi aol hotmail live sci yahoo
lv apollo hotmail inbox outlook yahoo
me anonaddy keemail pm proton slmail
org catholic mailbox sdf swissinfo temp-mail
se aol hotmail live spray yahoo
bg abv lex mail yahoo
ch aol bluewin gmx protonmail
cn live msn sina yahoo
co.il hotmail outlook walla yahoo
co.za ananzi hotmail live yahoo
com.sg live singnet yahoo yahoogroups
com.tr aol hotmail outlook yahoo
in aol live outlook yahoo
jp aol live outlook yahoo
ne.jp docomo ocn yahoo ybb
pt aeiou outlook sapo yahoo
sk centrum hotmail outlook yahoo
co.id hotmail outlook yahoo
co.in hotmail yahoo yahoogroups
co.jp excite hotmail yahoo
co.kr hotmail live yahoo
co.th hotmail outlook yahoo
com.hk hotmail yahoo yahoogroups
com.mx aol live yahoo
com.vn hotmail outlook yahoo
gr forthnet hotmail yahoo
ie live outlook yahoo
net.au bigpond iinet netspace
no hotmail live yahoo
ua i pp zp
com.cn sina yahoo
com.co aol yahoo
com.my live yahoo
com.ph live yahoo
com.tw hotmail yahoo
com.ve aol yahoo
ee hot yahoo
hk aol live
io simplelogin tuta
kr aol outlook
lt hotmail yahoo
my hotmail outlook
ph hotmail outlook
ro go yahoo
rs hotmail yahoo
sg hotmail outlook
si f5 yahoo
tw aol livemail
33mail.com *
am i
anonaddy.com *
anonaddy.me *
appleid.com privaterelay
cc cu
co.hu yahoo
com.gr outlook
com.hr yahoo
com.pe yahoo
com.pt live
com.ua yahoo
com.uy montevideo
fm fastmail
id web
mozmail.com *
net.in verizon
nf fr
onet.pl poczta
rr.com *
sa outlook
`;
