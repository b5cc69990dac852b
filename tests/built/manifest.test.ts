import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { version } from '../../package.json' with { type: 'json' };
import { read, TARGETS, type Target } from './output.ts';

/*
 * The manifest as it was reviewed, written out rather than taken from wxt.config.ts: a new
 * permission, host, page or exception in the policy has to be added here too, and justified in
 * docs/PERMISSIONS.md.
 */

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'connect-src https://api.oncehub.com',
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const ICONS = Object.fromEntries([16, 32, 48, 96, 128].map((size) => [size, `icon/${size}.png`]));

const EVERYWHERE = {
  manifest_version: 3,
  name: '__MSG_extensionName__',
  short_name: 'Bookside',
  description: '__MSG_extensionDescription__',
  version,
  default_locale: 'en',
  icons: ICONS,
  incognito: 'not_allowed',
  optional_host_permissions: ['https://*/*'],
  content_scripts: [
    { matches: ['https://mail.google.com/*'], js: ['gmail.js'], run_at: 'document_idle' },
    {
      matches: [
        'https://app.hubspot.com/*',
        'https://app-eu1.hubspot.com/*',
        'https://app-na1.hubspot.com/*',
        'https://app-na2.hubspot.com/*',
        'https://app-na3.hubspot.com/*',
        'https://app-ap1.hubspot.com/*',
      ],
      js: ['hubspot.js'],
      run_at: 'document_idle',
    },
  ],
  content_security_policy: { extension_pages: POLICY },
  commands: {
    _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
    'open-panel': {
      suggested_key: { default: 'Alt+Shift+O' },
      description: '__MSG_commandOpenPanel__',
    },
    'copy-link': {
      suggested_key: { default: 'Alt+Shift+L' },
      description: '__MSG_commandCopyLink__',
    },
  },
  action: { default_title: 'Bookside', default_popup: 'popup.html' },
  options_ui: { open_in_tab: true, page: 'options.html' },
};

const PERMISSIONS = [
  ...['storage', 'unlimitedStorage', 'contextMenus', 'alarms', 'idle', 'scripting', 'activeTab'],
];

const CHROMIUM = {
  ...EVERYWHERE,
  host_permissions: [
    'https://api.oncehub.com/*',
    ...EVERYWHERE.content_scripts.flatMap(({ matches }) => matches),
  ],
  minimum_chrome_version: '116',
  permissions: [...PERMISSIONS, 'sidePanel'],
  externally_connectable: { ids: [] },
  background: { service_worker: 'background.js' },
  side_panel: { default_path: 'sidepanel.html' },
};

const FIREFOX = {
  ...EVERYWHERE,
  host_permissions: ['https://api.oncehub.com/*'],
  permissions: PERMISSIONS,
  background: { scripts: ['background.js'] },
  sidebar_action: {
    default_title: 'Bookside',
    default_panel: 'sidepanel.html',
    open_at_install: false,
  },
  browser_specific_settings: {
    gecko: {
      id: 'bookside@example.org',
      strict_min_version: '140.0',
      data_collection_permissions: {
        required: ['personallyIdentifyingInfo', 'authenticationInfo'],
      },
    },
  },
};

const REVIEWED: Record<Target, object> = { chrome: CHROMIUM, edge: CHROMIUM, firefox: FIREFOX };

describe.each(TARGETS)('the manifest for %s', (target) => {
  test('equals the reviewed one [claims 5, 15, 63]', () => {
    expect(JSON.parse(read(target, 'manifest.json'))).toEqual(REVIEWED[target]);
  });
});

test('every permission is justified in docs/PERMISSIONS.md', () => {
  const rows = readFileSync('docs/PERMISSIONS.md', 'utf8').match(/^\| `[^|]+/gm) ?? [];
  const asked = [...CHROMIUM.permissions, ...CHROMIUM.optional_host_permissions];
  const unargued = asked.filter(
    (permission) => !rows.some((row) => row.includes(`\`${permission}\``)),
  );
  expect(unargued).toEqual([]);
});
