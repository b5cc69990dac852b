import './Progress.css';

/** Something is under way, and what. */
export function Waiting({ children }: { children: string }) {
  return (
    <p class="waiting">
      <span class="spinner" aria-hidden="true" />
      {children}
    </p>
  );
}
