/**
 * The languages of the demo mail's user interface, set by `?hl=`. The mails themselves are not
 * translated.
 */
export type Language = 'en' | 'de' | 'fr' | 'ja';

/** The texts of the user interface; each field has the name of what it labels. */
export interface Labels {
  account: string;
  inbox: string;
  starred: string;
  snoozed: string;
  sent: string;
  drafts: string;
  search: string;
  results: string;
  compose: string;
  /** The word Gmail shows instead of the owner's name among recipients. */
  me: string;
  to: string;
  details: string;
  back: string;
  archive: string;
  remove: string;
  more: string;
  reply: string;
  star: string;
  pane: string;
  newWindow: string;
  close: string;
  send: string;
  subject: string;
  advertisement: string;
  loading: string;
  demo: string;
  nothingOpen: string;
  older(count: number): string;
}

const en: Labels = {
  account: 'Google Account',
  inbox: 'Inbox',
  starred: 'Starred',
  snoozed: 'Snoozed',
  sent: 'Sent',
  drafts: 'Drafts',
  search: 'Search mail',
  results: 'Search results',
  compose: 'Write',
  me: 'me',
  to: 'to',
  details: 'Show details',
  back: 'Back',
  archive: 'Archive',
  remove: 'Delete',
  more: 'More',
  reply: 'Reply',
  star: 'Star',
  pane: 'Reading pane',
  newWindow: 'In new window',
  close: 'Close',
  send: 'Send',
  subject: 'Subject',
  advertisement: 'Ad',
  loading: 'Loading',
  demo: 'Demo page. All people are invented.',
  nothingOpen: 'No conversation selected',
  older: (count) => `${count} older messages`,
};

const de: Labels = {
  account: 'Google-Konto',
  inbox: 'Posteingang',
  starred: 'Markiert',
  snoozed: 'Zurückgestellt',
  sent: 'Gesendet',
  drafts: 'Entwürfe',
  search: 'In E-Mails suchen',
  results: 'Suchergebnisse',
  compose: 'Schreiben',
  me: 'mich',
  to: 'an',
  details: 'Details anzeigen',
  back: 'Zurück',
  archive: 'Archivieren',
  remove: 'Löschen',
  more: 'Mehr',
  reply: 'Antworten',
  star: 'Markieren',
  pane: 'Lesebereich',
  newWindow: 'In neuem Fenster',
  close: 'Schließen',
  send: 'Senden',
  subject: 'Betreff',
  advertisement: 'Anzeige',
  loading: 'Wird geladen',
  demo: 'Demoseite. Alle Personen sind erfunden.',
  nothingOpen: 'Keine Unterhaltung ausgewählt',
  older: (count) => `${count} ältere Nachrichten`,
};

const fr: Labels = {
  account: 'Compte Google',
  inbox: 'Boîte de réception',
  starred: 'Suivis',
  snoozed: 'En attente',
  sent: 'Envoyés',
  drafts: 'Brouillons',
  search: 'Rechercher',
  results: 'Résultats',
  compose: 'Écrire',
  me: 'moi',
  to: 'à',
  details: 'Afficher les détails',
  back: 'Retour',
  archive: 'Archiver',
  remove: 'Supprimer',
  more: 'Plus',
  reply: 'Répondre',
  star: 'Suivre',
  pane: 'Volet de lecture',
  newWindow: 'Dans une nouvelle fenêtre',
  close: 'Fermer',
  send: 'Envoyer',
  subject: 'Objet',
  advertisement: 'Annonce',
  loading: 'Chargement',
  demo: 'Page de démonstration. Personnes inventées.',
  nothingOpen: 'Aucune conversation sélectionnée',
  older: (count) => `${count} messages précédents`,
};

const ja: Labels = {
  account: 'Google アカウント',
  inbox: '受信トレイ',
  starred: 'スター付き',
  snoozed: 'スヌーズ中',
  sent: '送信済み',
  drafts: '下書き',
  search: 'メールを検索',
  results: '検索結果',
  compose: '作成',
  me: '自分',
  to: '宛先',
  details: '詳細を表示',
  back: '戻る',
  archive: 'アーカイブ',
  remove: '削除',
  more: 'その他',
  reply: '返信',
  star: 'スターを付ける',
  pane: '閲覧ウィンドウ',
  newWindow: '新しいウィンドウで開く',
  close: '閉じる',
  send: '送信',
  subject: '件名',
  advertisement: '広告',
  loading: '読み込んでいます',
  demo: 'デモページ。人物は架空です。',
  nothingOpen: '会話が選択されていません',
  older: (count) => `他 ${count} 件のメッセージ`,
};

/** The texts in each language. */
export const LABELS: Record<Language, Labels> = { en, de, fr, ja };

/** The language for a value of `?hl=`; English for an unknown one. */
export const languageOf = (hl: string | null): Language =>
  hl === 'de' || hl === 'fr' || hl === 'ja' ? hl : 'en';
