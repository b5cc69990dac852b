import './Skeleton.css';

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
