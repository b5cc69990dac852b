/** Style sheets are imported for their side effect; Vite collects them. */
declare module '*.css';
