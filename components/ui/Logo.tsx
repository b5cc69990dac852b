import './surfaces.css';

/**
 * Bookside's logo: a page with a calendar sheet at its side. The icons in `public/icon` use the
 * same drawing.
 */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="logo-page" x="2" y="3" width="18" height="26" rx="3" />
      <path class="logo-lines" d="M6 9h8M6 14h5M6 19h4" />
      <rect class="logo-leaf" x="12" y="11" width="18" height="18" rx="3" />
      <path class="logo-band" d="M12 17v-3a3 3 0 0 1 3-3h12a3 3 0 0 1 3 3v3Z" />
      <path class="logo-tick" d="m17 23 2.8 2.8 5.4-5.4" />
    </svg>
  );
}
