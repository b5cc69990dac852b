/**
 * Windows' names of time zones, as `windowsKey` makes them, each with the place in its IANA name;
 * without those that are named after that place.
 *
 * As of 2026-11-30, made by `npm run lists`, which replaces this file, from
 * cldr-core 48.2.0 (Unicode-3.0),
 * cldr-bcp47 48.2.0 (Unicode-3.0).
 */
export const WINDOWS_ZONES = `
aus central=darwin,aus eastern=sydney,afghanistan=kabul,alaskan=anchorage,aleutian=adak
altai=barnaul,arab=riyadh,arabian=dubai,arabic=baghdad,argentina=buenos_aires,atlantic=halifax
aus central w.=eucla,azerbaijan=baku,bangladesh=dhaka,belarus=minsk,canada central=regina
caucasus=yerevan,cen. australia=adelaide,central america=guatemala,central asia=bishkek
central brazilian=cuiaba,central europe=budapest,central european=warsaw,central pacific=guadalcanal
central=chicago,central (mexico)=mexico_city,chatham islands=chatham,china=shanghai,cuba=havana
dateline=etc/gmt+12,e. africa=nairobi,e. australia=brisbane,e. europe=chisinau
e. south america=sao_paulo,easter island=easter,eastern=new_york,eastern (mexico)=cancun,egypt=cairo
ekaterinburg=yekaterinburg,fle=kyiv,gmt=london,gtb=bucharest,georgian=tbilisi,greenland=nuuk
greenwich=reykjavik,haiti=port-au-prince,hawaiian=honolulu,india=kolkata,iran=tehran
israel=jerusalem,jordan=amman,korea=seoul,libya=tripoli,line islands=kiritimati
magallanes=punta_arenas,middle east=beirut,morocco=casablanca,mountain=denver
mountain (mexico)=mazatlan,myanmar=yangon,n. central asia=novosibirsk,namibia=windhoek
nepal=kathmandu,new zealand=auckland,newfoundland=st_johns,north asia east=irkutsk
north asia=krasnoyarsk,north korea=pyongyang,pacific sa=santiago,pacific=los_angeles
pacific (mexico)=tijuana,pakistan=karachi,paraguay=asuncion,romance=paris
russia zone 10=srednekolymsk,russia zone 11=kamchatka,russia zone 3=samara,russian=moscow
sa eastern=cayenne,sa pacific=bogota,sa western=la_paz,se asia=bangkok,saint pierre=miquelon
samoa=apia,south africa=johannesburg,south sudan=juba,sri lanka=colombo,sudan=khartoum
syria=damascus,tasmania=hobart,tocantins=araguaina,tonga=tongatapu,transbaikal=chita,turkey=istanbul
turks and caicos=grand_turk,us eastern=indianapolis,us mountain=phoenix,venezuela=caracas
w. australia=perth,w. central africa=lagos,w. europe=berlin,w. mongolia=hovd,west asia=tashkent
west bank=hebron,west pacific=port_moresby,yukon=whitehorse
`;
