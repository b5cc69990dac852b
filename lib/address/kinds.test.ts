import { describe, expect, test } from 'vitest';
import { isAutomated, isLogging } from './kinds.ts';

describe('automated senders', () => {
  test.each([
    'no-reply@example.net',
    'noreply@example.net',
    'no_reply@example.net',
    'No.Reply@example.net',
    'donotreply@example.net',
    'do-not-reply@example.net',
    'updates-noreply@example.net',
    'updates+noreply@example.net',
    'shopnoreply@example.net',
    'noreply2@example.net',
    'notification@example.net',
    'notifications+17@example.net',
    'crm-notifications@example.net',
    'mailer-daemon@example.net',
    'postmaster@example.net',
    'bounces+12345-ab@example.net',
    'unsubscribe@example.net',
    'keine-antwort@example.net',
    'ne-pas-repondre@example.net',
    'nao-responda@example.net',
    'mailer@oncehub.com',
    'teamzoom@zoom.us',
    'reply+ab12@example.net',
    'geen-antwoord@example.net',
    'ingenasvar@example.net',
    'ikke-svar@example.net',
    'calendar-notification@google.com',
    'bounces.1234@example.net',
  ])('%s', (address) => {
    expect(isAutomated(address)).toBe(true);
  });

  test.each([
    'mara@example.com',
    'info@example.com',
    'sales@example.com',
    'support@example.com',
    'nino.reply@example.com',
    'bouncer@example.com',
    'notifyer@example.com',
    'mara@noreply.example.com',
    'replies@example.com',
    'postmaster.jones@example.com',
    'bounce.house@example.com',
    'notify.me@example.com',
    'mailer.jones@example.com',
    'noah.svarstad@example.com',
    'reply.jones@example.com',
  ])('not %s', (address) => {
    expect(isAutomated(address)).toBe(false);
  });
});

describe('logging addresses', () => {
  test.each([
    '4411223@bcc.hubspot.com',
    '4411223@bcc-eu1.hubspot.com',
    '4411223@forward.hubspot.com',
    'team@4411223.hubspot-inbox.com',
    'lindt+deal9@pipedrivemail.com',
    'emailtosalesforce@1a2b.in.le.salesforce.com',
  ])('%s', (address) => {
    expect(isLogging(address)).toBe(true);
  });

  test.each([
    'mara@hubspot.com',
    'mara@notpipedrivemail.com',
    'bcc@example.com',
    'mara@salesforce.com',
  ])('not %s', (address) => {
    expect(isLogging(address)).toBe(false);
  });
});
