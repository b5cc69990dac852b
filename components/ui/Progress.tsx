import './controls.css';
import './surfaces.css';

/** A spinner with a text that says what is being done. */
export function Progress({ children }: { children: string }) {
  return (
    <p class="waiting">
      <span class="spinner" aria-hidden="true" />
      {children}
    </p>
  );
}

/** A placeholder with the outline of the content being loaded. */
export function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <span class="bone card" />
      <span class="bone" />
      <span class="bone" />
      <span class="bone" />
    </div>
  );
}
