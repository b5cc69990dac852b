import type { SlotPlace } from '../../domain/details/slot.ts';
import { t } from '../i18n.ts';

/** OnceHub's names for providers of video meetings, with those people know. */
const PROVIDERS: Readonly<Record<string, string>> = {
  google_meet: 'Google Meet',
  microsoft_teams: 'Microsoft Teams',
  zoom: 'Zoom',
  webex: 'Webex',
  gotomeeting: 'GoTo Meeting',
};

/** A place that a free time offers, as one line. */
export function placeWords({ type, value }: SlotPlace): string {
  switch (type) {
    case 'virtual':
      return (value && (PROVIDERS[value] ?? value)) || t('place_video');
    case 'virtual_static':
      return t('place_video');
    case 'physical':
      return value ?? t('place_room');
    case 'guest_phone':
      return t('place_phone');
    case 'in_person_by_guest':
      return t('place_guest');
  }
}
