import './Progress.css';

/** Something is under way, and what. */
export function Progress({ children }: { children: string }) {
  return (
    <p class="waiting">
      <span class="spinner" aria-hidden="true" />
      {children}
    </p>
  );
}

/** The outline of what is being read. */
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
