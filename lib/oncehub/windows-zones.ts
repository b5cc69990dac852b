/**
 * Windows' names of time zones without "Standard Time": a line has the area of an IANA zone, then
 * each name with its place there, which is left out where it is the same.
 *
 * As of 2026-11-30, made by `npm run lists`, which replaces this file, from
 * cldr-core 48.2.0 (Unicode-3.0),
 * cldr-bcp47 48.2.0 (Unicode-3.0).
 */
export const WINDOWS_ZONES = `
Asia Afghanistan=Kabul,Altai=Barnaul,Arab=Riyadh,Arabian=Dubai,Arabic=Baghdad,Azerbaijan=Baku
Asia Bangladesh=Dhaka,Caucasus=Yerevan,Central Asia=Bishkek,China=Shanghai
Asia Ekaterinburg=Yekaterinburg,Georgian=Tbilisi,India=Kolkata,Iran=Tehran,Israel=Jerusalem
Asia Jordan=Amman,Korea=Seoul,Magadan,Middle East=Beirut,Myanmar=Yangon,N. Central Asia=Novosibirsk
Asia Nepal=Kathmandu,North Asia East=Irkutsk,North Asia=Krasnoyarsk,North Korea=Pyongyang,Omsk
Asia Pakistan=Karachi,Qyzylorda,Russia Time Zone 10=Srednekolymsk,Russia Time Zone 11=Kamchatka
Asia SE Asia=Bangkok,Sakhalin,Singapore,Sri Lanka=Colombo,Syria=Damascus,Taipei,Tokyo,Tomsk
Asia Transbaikal=Chita,Ulaanbaatar,Vladivostok,W. Mongolia=Hovd,West Asia=Tashkent,West Bank=Hebron
Asia Yakutsk
America Alaskan=Anchorage,Aleutian=Adak,Argentina=Argentina/Buenos_Aires,Atlantic=Halifax,Bahia
America Canada Central=Regina,Central America=Guatemala,Central Brazilian=Cuiaba,Central=Chicago
America Central (Mexico)=Mexico_City,Cuba=Havana,E. South America=Sao_Paulo,Eastern=New_York
America Eastern (Mexico)=Cancun,Greenland=Nuuk,Haiti=Port-au-Prince,Magallanes=Punta_Arenas
America Montevideo,Mountain=Denver,Mountain (Mexico)=Mazatlan,Newfoundland=St_Johns
America Pacific SA=Santiago,Pacific=Los_Angeles,Pacific (Mexico)=Tijuana,Paraguay=Asuncion
America SA Eastern=Cayenne,SA Pacific=Bogota,SA Western=La_Paz,Saint Pierre=Miquelon
America Tocantins=Araguaina,Turks And Caicos=Grand_Turk,US Eastern=Indiana/Indianapolis
America US Mountain=Phoenix,Venezuela=Caracas,Yukon=Whitehorse
Europe Astrakhan,Belarus=Minsk,Central Europe=Budapest,Central European=Warsaw,E. Europe=Chisinau
Europe FLE=Kyiv,GMT=London,GTB=Bucharest,Kaliningrad,Romance=Paris,Russia Time Zone 3=Samara
Europe Russian=Moscow,Saratov,Turkey=Istanbul,Volgograd,W. Europe=Berlin
Pacific Bougainville,Central Pacific=Guadalcanal,Chatham Islands=Chatham,Easter Island=Easter,Fiji
Pacific Hawaiian=Honolulu,Line Islands=Kiritimati,Marquesas,New Zealand=Auckland,Norfolk,Samoa=Apia
Pacific Tonga=Tongatapu,West Pacific=Port_Moresby
Africa E. Africa=Nairobi,Egypt=Cairo,Libya=Tripoli,Morocco=Casablanca,Namibia=Windhoek,Sao Tome
Africa South Africa=Johannesburg,South Sudan=Juba,Sudan=Khartoum,W. Central Africa=Lagos
Australia AUS Central=Darwin,AUS Eastern=Sydney,Aus Central W.=Eucla,Cen. Australia=Adelaide
Australia E. Australia=Brisbane,Lord Howe,Tasmania=Hobart,W. Australia=Perth
Atlantic Azores,Cape Verde,Greenwich=Reykjavik
Etc Dateline=GMT+12
Indian Mauritius
`;
