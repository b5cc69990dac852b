import { describe, expect, test } from 'vitest';
import { linkInText, meetingAccess } from './meeting-link.ts';

describe('a page of a service is none to join by [claim 19]', () => {
  test.each([
    'https://zoom.us/pricing',
    'https://www.zoom.com/en/products/virtual-meetings/',
    'https://zoom.us/download',
    'https://zoom.us/join',
    'https://zoom.us/meetings',
    'https://zoom.us/my/',
    'https://zoom.us/w/pricing',
    'https://zoom.us/docs/j/en-us',
    'https://zoom.us/meeting/register/tJ0',
    'https://meet.google.com/about',
    'https://meet.google.com/about/',
    'https://meet.google.com/landing',
    'https://meet.google.com/new',
    'https://teams.microsoft.com/download',
    'https://teams.microsoft.com/downloads/meet/windows',
    'https://teams.microsoft.com/l/meeting/new?subject=Demo',
    'https://teams.microsoft.com/l/chat/0/0?users=sam@rep.example',
    'https://teams.microsoft.com/meetingOptions/?id=7',
    // Its launcher, which also opens chats, teams and messages.
    'https://teams.microsoft.com/dl/launcher/launcher.html',
    'https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fchat%2F19%3Aa%40thread.v2&type=chat',
    'https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fteam%2F19%3Aa&type=team',
    'https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fchat%2F0&x=/l/meetup-join/1',
    'https://teams.evil.example/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join%2F19',
    'https://zoom.com.cn/pricing',
    'https://zoom.com.cn.evil.example/j/1',
    'https://www.microsoft.com/en-us/microsoft-teams/join-a-meeting',
    'https://www.webex.com/pricing',
    'https://www.webex.com/meet/features',
    'https://help.webex.com/article/join/7',
    'https://webex.com/join/faq',
    'https://www.gotomeeting.com/pricing',
    'https://www.gotomeeting.com/join/install',
    'https://www.goto.com/meeting/features',
    'https://meet.goto.com/install',
    'https://www.gotomeet.me/login',
    'https://www.ringcentral.com/join/pricing',
    'https://www.ringcentral.com/video.html',
    'https://www.zoho.com/meeting/join/faq.html',
    'https://meeting.zoho.com/meeting/pricing',
    // A host that only looks like one of theirs.
    'https://room.zoho.evil.example/abcd-efg-hij',
    'https://sub.meeting.zoho.evil.example/join/7',
    'https://whereby.com/pricing',
    'https://whereby.com/Pricing/',
    'https://www.whereby.com/sign-up',
    'https://whereby.com/user/login',
    'https://whereby.com/about-us?ref=mail',
    'https://help.whereby.com/faq2',
    'https://whereby.com/enterprise',
    'https://meet.jit.si/privacy-policy',
    'https://meet.jit.si/static/close.html',
    'https://8x8.vc/en/pricing',
    'https://8x8.vc/login.html',
    // Pages of a company whose host is there for meetings.
    'https://meet.acme.example/pricing',
    'https://meet.acme.example/de-de/preise',
    'https://meetings.acme.example/login?next=/demo',
    'https://conference.acme.example/agenda/2026',
    // HubSpot's own links for booking, which the one who reads it may have sent.
    'https://meetings.hubspot.com/sam-rep',
    'https://meetings.hubspot.com/sam-rep/30min',
  ])('%s', (link) => {
    expect([linkInText(link), linkInText(link.replace('https://', ''))]).toEqual([null, null]);
    expect(meetingAccess({ joinText: null, location: `See ${link}. PIN: 1` }).link).toBeNull();
  });
});

describe('a room of a service is found [claim 19]', () => {
  test.each([
    'https://zoom.us/j/5551112222',
    'https://us02web.zoom.us/w/85551112222?tk=aB3',
    'https://acme.zoom.us/my/sam.rep',
    'https://www.zoom.us/j/5551112222',
    'https://zoomgov.com/j/1605551112',
    'https://zoom.us/wc/join/5551112222',
    'https://zoom.us/wc/5551112222/join',
    'https://meet.google.com/abc-defg-hij?authuser=1',
    'https://meet.google.com/lookup/abcdef123',
    'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d',
    'https://teams.microsoft.com/meet/2345678901234?p=aB3',
    'https://teams.microsoft.com/dl/launcher/launcher.html?url=%2F_%23%2Fl%2Fmeetup-join%2F19%3Ameeting_x%40thread.v2%2F0&type=meetup-join',
    'https://teams.microsoft.com/dl/launcher/launcher.html?type=meet&url=%2f_%23%2fmeet%2f2345678901234%3fp%3daB3',
    'https://teams.live.com/dl/launcher/launcher.html?url=%2F_%23%2Fmeet%2F9312345%3Fp%3DaB&type=meet',
    'https://zoom.com.cn/j/5551112222',
    'https://acme.zoom.com.cn/j/5551112222?pwd=aB3',
    'https://gov.teams.microsoft.us/l/meetup-join/19%3agcch/0',
    'https://teams.live.com/meet/9312345?p=aB',
    'https://acme.webex.com/meet/sam',
    'https://acme.webex.com/join/sam.rep',
    'https://acme.webex.com/acme/j.php?MTID=m7',
    'https://acme.webex.com/webappng/sites/acme/meeting/info/7f',
    'https://global.gotomeeting.com/join/123456789',
    'https://www.gotomeeting.com/join/123456789',
    'https://app.goto.com/meeting/123456789',
    'https://meet.goto.com/123456789',
    'https://meet.goto.com/samrep',
    'https://www.gotomeet.me/SamRep',
    'https://v.ringcentral.com/join/123456789?pw=7',
    'https://meetings.ringcentral.com/j/1491234567',
    'https://meet.zoho.com/abcd-efg-hij',
    'https://whereby.com/sam-demo',
    'https://whereby.com/product-tour',
    'https://whereby.com/security-review',
    'https://acme.whereby.com/7f3c-room',
    'https://meet.jit.si/AcmeDemo',
    'https://8x8.vc/acme/demo',
    'https://8x8.vc/demo',
    // A company's own rooms, however they are called.
    'https://meet.acme.example/demo',
    'https://meet.acme.example/support',
    'https://meet.acme.example/priceless',
    'https://jitsi.acme.example/about-face',
  ])('%s', (link) => {
    expect(linkInText(`Join: ${link}.`)?.href).toBe(link);
  });
});

test('beside a page of a service, its room is the link', () => {
  const text = 'About Whereby: https://whereby.com/pricing Room: https://whereby.com/sam-demo';
  expect(linkInText(text)?.href).toBe('https://whereby.com/sam-demo');
});
